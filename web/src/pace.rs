//! How long it takes to answer what is left, from the person's own pace. Pure.

/// Seconds for a clause before the person has shown a pace of their own: 52 of them take an hour.
const FIRST_GUESS: f64 = 70.0;
/// So many answers show a pace.
const ENOUGH: usize = 3;
/// So many of the latest intervals count: whoever gets faster sees it.
const LATEST: usize = 10;
/// A longer interval was a pause.
const PAUSE: f64 = 300.0;

/// Seconds for a clause: the median of the latest intervals between answers given at these instants, in seconds.
pub fn seconds(answers: &[f64]) -> f64 {
    let intervals = answers.windows(2).rev().filter_map(|pair| Some(pair.last()? - pair.first()?));
    // A clock that was set back shows nothing.
    let mut latest: Vec<f64> = intervals.filter(|it| (0.0..=PAUSE).contains(it)).take(LATEST).collect();
    latest.sort_by(f64::total_cmp);
    let half = latest.len() / 2;
    let middle = latest.get((latest.len().max(1) - 1) / 2..=half).unwrap_or_default();
    if answers.len() < ENOUGH || middle.is_empty() {
        return FIRST_GUESS;
    }
    middle.iter().sum::<f64>() / middle.len() as f64
}

/// Minutes for so many clauses at that pace, rounded up: nobody should be kept longer than was said. In fives where
/// more would be a show of exactness.
pub fn minutes(seconds: f64, clauses: usize) -> u32 {
    let minutes = (seconds * clauses as f64 / 60.0).ceil() as u32;
    if minutes > 20 { minutes.div_ceil(5) * 5 } else { minutes }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pace after answers with these seconds between them.
    fn after(intervals: &[f64]) -> f64 {
        let mut now = 1000.0;
        let rest = intervals.iter().map(|interval| {
            now += interval;
            now
        });
        let instants: Vec<f64> = [1000.0].into_iter().chain(rest.collect::<Vec<_>>()).collect();
        seconds(&instants)
    }

    #[test]
    fn before_three_answers_it_is_a_guess() {
        assert_eq!(seconds(&[]), 70.0);
        assert_eq!(seconds(&[5.0]), 70.0);
        assert_eq!(after(&[10.0]), 70.0);
        assert_eq!(after(&[10.0, 20.0]), 15.0, "from the third on it is the person's own");
    }

    #[test]
    fn it_is_the_median_of_the_intervals() {
        assert_eq!(after(&[10.0, 20.0, 90.0]), 20.0);
        assert_eq!(after(&[10.0, 20.0, 30.0, 90.0]), 25.0, "the mean of the two in the middle");
    }

    #[test]
    fn pauses_are_left_out() {
        assert_eq!(after(&[10.0, 3600.0, 30.0]), 20.0);
        assert_eq!(after(&[10.0, 300.0, 301.0, 300.0]), 300.0, "five minutes are no pause yet");
        assert_eq!(after(&[3600.0, 3600.0]), 70.0, "nothing but pauses shows no pace");
        assert_eq!(after(&[20.0, -3600.0, 20.0]), 20.0, "nor does a clock that was set back");
    }

    #[test]
    fn only_the_latest_count() {
        let slow_then_fast = [[200.0; 12].as_slice(), &[10.0; 10]].concat();
        assert_eq!(after(&slow_then_fast), 10.0);
    }

    #[test]
    fn minutes_are_rounded_up() {
        assert_eq!(minutes(70.0, 14), 17);
        assert_eq!(minutes(70.0, 52), 65);
        assert_eq!(minutes(70.0, 1), 2);
        assert_eq!(minutes(30.0, 40), 20);
        assert_eq!(minutes(30.0, 41), 25);
        assert_eq!(minutes(1.0, 1), 1);
        assert_eq!(minutes(70.0, 0), 0);
    }
}

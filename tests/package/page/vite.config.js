// As the package's README says: files stay files, so that the page's policy need not allow any other.
export default { base: "./", build: { assetsInlineLimit: 0 } };

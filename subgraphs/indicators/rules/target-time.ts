/**
 * Last day of a target to which its document sets no time: a duty that stands ("100% hồ sơ phải được …"). Kept as a day, so
 * that lists and comparisons need no case for it; no reader is ever shown it.
 */
export const NO_LAST_DAY = '9999-12-31';

/** Events this long before an incident began or after it ended are about it; milliseconds. */
export const eventMarginMs = 3_600_000;

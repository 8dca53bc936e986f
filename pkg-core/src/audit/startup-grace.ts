/** Milliseconds that a new object may take to come up before its absence of service is a hazard. */
export const startupGraceMs = 60_000;

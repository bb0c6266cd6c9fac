package ai.autoposting.sdk.internal;

/** What an exception says about the whole call. */
record Ending(String operationId, int attempts, boolean mayHaveTakenEffect, Secrets secrets) {}

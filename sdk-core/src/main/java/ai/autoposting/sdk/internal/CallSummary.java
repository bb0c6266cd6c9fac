package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.secrets.SecretMasker;

/** What an exception says about the whole call. */
record CallSummary(String operationId, int attempts, boolean mayHaveTakenEffect, SecretMasker secrets) {}

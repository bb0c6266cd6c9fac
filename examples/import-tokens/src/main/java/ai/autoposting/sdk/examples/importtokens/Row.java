package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.model.StorePlatformTokenRequest;

/**
 * A row that passed the checks.
 *
 * @param line where it begins in the input, 1 for the first
 * @param request which prints without its tokens
 */
record Row(long line, RowKey key, StorePlatformTokenRequest request) {}

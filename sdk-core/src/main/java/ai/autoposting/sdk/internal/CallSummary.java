package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.RateLimit;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.runtime.PathArguments;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exception says about the whole call.
 *
 * @param rateLimit of the last response
 * @param pathArguments masked, without those of secret names
 */
record CallSummary(
        String operationId,
        int attempts,
        boolean mayHaveTakenEffect,
        SecretMasker secrets,
        @Nullable RateLimit rateLimit,
        Map<String, String> pathArguments) {

    /** Of a call without path arguments that got no response. */
    CallSummary(String operationId, int attempts, boolean mayHaveTakenEffect, SecretMasker secrets) {
        this(operationId, attempts, mayHaveTakenEffect, secrets, null, Map.of());
    }

    /** @param last the headers of the last response */
    static CallSummary of(PreparedCall<?> call, int attempts, boolean doubtful, ResponseHeaders last) {
        return new CallSummary(
                call.id(),
                attempts,
                doubtful,
                call.secrets(),
                RateLimit.fromHeaders(last.get()).orElse(null),
                call.pathArguments());
    }

    /** Which call it was, for the end of a message. */
    String place() {
        return PathArguments.text(pathArguments);
    }
}

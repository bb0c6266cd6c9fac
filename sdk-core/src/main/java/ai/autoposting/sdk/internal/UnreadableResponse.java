package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.internal.http.ResponseHeaders;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.runtime.Printable;
import org.jspecify.annotations.Nullable;

/** A 2xx whose body is no result. Says where and why, never what stood there. */
final class UnreadableResponse extends AttemptFailure {
    private static final int MAX_PATH = 200;
    private static final int MAX_MESSAGE = 500;

    private final ResponseHeaders headers;
    private final String problem;
    private final @Nullable String path;

    UnreadableResponse(int status, ResponseHeaders headers, String problem, @Nullable String path) {
        super(FailureFacts.of(FailureFacts.Kind.UNREADABLE, status));
        this.headers = headers;
        this.problem = problem;
        this.path = path;
    }

    /** As a failure, so that who makes one needs this class only then. */
    static AttemptFailure of(int status, ResponseHeaders headers, String problem, @Nullable String path) {
        return new UnreadableResponse(status, headers, problem, path);
    }

    @Override
    AutopostingException toException(CallSummary call) {
        String text =
                call.operationId() + ": HTTP " + facts.status() + ", but " + reason(call.secrets()) + call.place();
        return InvalidResponseException.builder(facts.status(), text)
                .operationId(call.operationId())
                .attempts(call.attempts())
                .mayHaveTakenEffect(call.mayHaveTakenEffect())
                .jsonPath(path(call.secrets()))
                .pathArguments(call.pathArguments())
                .headers(headers.masked(call.secrets()))
                .build();
    }

    private @Nullable String path(SecretMasker secrets) {
        return path == null ? null : Printable.of(secrets.mask(path), MAX_PATH);
    }

    @Override
    String reason(SecretMasker secrets) {
        String shownPath = path(secrets);
        String shown = path == null || shownPath == null ? problem : problem.replace(path, shownPath);
        return Printable.of(secrets.mask(shown), MAX_MESSAGE);
    }

    @Override
    Class<? extends AutopostingException> type() {
        return InvalidResponseException.class;
    }
}

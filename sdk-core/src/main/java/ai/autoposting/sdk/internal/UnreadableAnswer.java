package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.InvalidResponseException;
import org.jspecify.annotations.Nullable;

/** A 2xx whose body is no result. Says where and why, never what stood there. */
final class UnreadableAnswer extends Failure {
    private final ResponseHeaders headers;
    private final String problem;
    private final @Nullable String path;

    UnreadableAnswer(int status, ResponseHeaders headers, String problem, @Nullable String path) {
        super(new Outcome(Outcome.Kind.UNREADABLE, true, status, false, null));
        this.headers = headers;
        this.problem = problem;
        this.path = path;
    }

    @Override
    AutopostingException toException(Ending ending) {
        String text = ending.operationId() + ": HTTP " + outcome.status() + ", but " + problem;
        return InvalidResponseException.builder(
                        outcome.status(), ending.secrets().mask(text))
                .operationId(ending.operationId())
                .attempts(ending.attempts())
                .mayHaveTakenEffect(ending.mayHaveTakenEffect())
                .jsonPath(path == null ? null : ending.secrets().mask(path))
                .headers(headers.toMap(ending.secrets()))
                .build();
    }
}

package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.AutopostingException;
import ai.autoposting.sdk.error.InvalidResponseException;
import ai.autoposting.sdk.runtime.Printable;
import org.jspecify.annotations.Nullable;

/** A 2xx whose body is no result. Says where and why, never what stood there. */
final class UnreadableAnswer extends Failure {
    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_MESSAGE = 500;

    private final ResponseHeaders headers;
    private final String problem;
    private final @Nullable String path;

    UnreadableAnswer(int status, ResponseHeaders headers, String problem, @Nullable String path) {
        super(new Outcome(Outcome.Kind.UNREADABLE, true, status, false, null));
        this.headers = headers;
        this.problem = problem;
        this.path = path;
    }

    /** As a failure, so that who makes one needs this class only then. */
    static Failure of(int status, ResponseHeaders headers, String problem, @Nullable String path) {
        return new UnreadableAnswer(status, headers, problem, path);
    }

    @Override
    AutopostingException toException(Ending ending) {
        String shownPath = path == null ? null : Printable.of(ending.secrets().mask(path), LONGEST_PATH);
        String shown = path == null || shownPath == null ? problem : problem.replace(path, shownPath);
        String text = ending.operationId() + ": HTTP " + outcome.status() + ", but "
                + Printable.of(ending.secrets().mask(shown), LONGEST_MESSAGE);
        return InvalidResponseException.builder(outcome.status(), text)
                .operationId(ending.operationId())
                .attempts(ending.attempts())
                .mayHaveTakenEffect(ending.mayHaveTakenEffect())
                .jsonPath(shownPath)
                .headers(headers.toMap(ending.secrets()))
                .build();
    }

    @Override
    Class<? extends AutopostingException> type() {
        return InvalidResponseException.class;
    }
}

package ai.autoposting.sdk.internal;

import org.jspecify.annotations.Nullable;

/**
 * The name and the place of an exception that nobody foresaw, such as one out of a user's interceptor. Its text is left
 * out, since it can hold anything: the key, what was sent, what came back.
 */
final class Unforeseen extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 10;

    private Unforeseen(Throwable original, int depth) {
        super(name(original) + ", its text left out", causeOf(original, depth));
        setStackTrace(original.getStackTrace());
    }

    static Throwable of(Throwable original) {
        return new Unforeseen(original, 0);
    }

    /** An attempt that it ended. Such a mistake is made again by the next attempt, so there is none. */
    static <T extends @Nullable Object> Attempt<T> failed(Exception original, @Nullable Answer answer, boolean sent) {
        if (answer != null) {
            String problem = "reading it was ended by " + name(original);
            return Attempt.failed(
                    new UnreadableAnswer(answer.status(), answer.headers(), problem, null), answer.headers());
        }
        String what = (sent ? "no complete answer" : "not sent") + ", ended by " + name(original);
        return Attempt.failed(
                new NoAnswer(Outcome.of(Outcome.Kind.HOPELESS, sent), what, of(original)), ResponseHeaders.NONE);
    }

    static String name(Throwable original) {
        return original.getClass().getName();
    }

    private static @Nullable Unforeseen causeOf(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return cause == null || depth == DEEPEST ? null : new Unforeseen(cause, depth + 1);
    }
}

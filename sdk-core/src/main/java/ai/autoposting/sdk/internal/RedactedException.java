package ai.autoposting.sdk.internal;

import org.jspecify.annotations.Nullable;

/**
 * The name and the place of an exception that nobody foresaw, such as one out of a user's interceptor. Its text is left
 * out, since it can hold anything: the key, what was sent, what came back.
 */
final class RedactedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DEPTH = 10;

    private RedactedException(Throwable original, int depth) {
        super(name(original) + ", its text left out", causeOf(original, depth));
        setStackTrace(original.getStackTrace());
    }

    static Throwable of(Throwable original) {
        return new RedactedException(original, 0);
    }

    static String name(Throwable original) {
        return original.getClass().getName();
    }

    private static @Nullable RedactedException causeOf(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return cause == null || depth == MAX_DEPTH ? null : new RedactedException(cause, depth + 1);
    }
}

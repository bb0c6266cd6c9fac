package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.internal.http.HttpConnectionException;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.runtime.Printable;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a failure beneath the engine. The HTTP library quotes what it read, which can be another call's response
 * with another call's secrets, so none of its texts is shown; nor those of the classes that it reads with. What the JDK's
 * sockets, TLS, or code of the user's say is.
 */
final class FailureText {
    private static final int MAX_TEXT = 300;
    private static final int MAX_DEPTH = 12;

    private FailureText() {}

    /** Name and text of the first cause whose text may be shown; the name alone when there is none. */
    static String of(Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth < MAX_DEPTH; each = each.getCause(), depth++) {
            String text = text(each);
            if (text != null) {
                return text;
            }
        }
        return name(failure);
    }

    private static @Nullable String text(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof HttpConnectionException) {
            return message;
        }
        if (failure instanceof RuntimeException || !isShown(failure) || message == null || message.isBlank()) {
            return null;
        }
        return name(failure) + ": " + message;
    }

    private static String name(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return name.isEmpty() ? failure.getClass().getName() : name;
    }

    /** Whether the text was made by somebody who does not quote the peer, as far as the place where it was thrown tells. */
    private static boolean isShown(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        if (trace.length == 0) {
            return false;
        }
        String thrower = trace[0].getClassName();
        if (thrower.startsWith("java.") || thrower.startsWith("kotlin.")) {
            return thrower.startsWith("java.net.") || thrower.startsWith("java.nio.channels.");
        }
        return !thrower.startsWith("okhttp3.") && !thrower.startsWith("okio.");
    }

    /** The failure as a cause: itself, or where a text in it must not be shown, its types and places. */
    static Throwable cause(Throwable failure, SecretMasker secrets) {
        if (isClean(failure, secrets, MAX_DEPTH)) {
            return failure;
        }
        boolean source = failure instanceof HttpConnectionException connection
                && connection.kind == HttpConnectionException.Kind.SOURCE;
        return source && failure.getCause() != null // our own words, over an exception of users' code
                ? HttpConnectionException.source(
                        String.valueOf(failure.getMessage()), RedactedException.of(failure.getCause()))
                : RedactedException.of(failure);
    }

    private static boolean isClean(@Nullable Throwable failure, SecretMasker secrets, int depth) {
        if (failure == null) {
            return true;
        }
        if (depth == 0 || !isCleanText(failure, secrets) || !isClean(failure.getCause(), secrets, depth - 1)) {
            return false;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!isClean(suppressed, secrets, depth - 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCleanText(Throwable failure, SecretMasker secrets) {
        String text = String.valueOf(failure.getMessage());
        if (failure.getMessage() != null && !(failure instanceof HttpConnectionException) && !isShown(failure)) {
            return false;
        }
        String masked = secrets.mask(text);
        return masked.equals(text) && Printable.of(text, MAX_TEXT).equals(text);
    }
}

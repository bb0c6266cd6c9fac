package ai.autoposting.sdk.testing;

import java.util.stream.Stream;

/** How a thrown exception is told of: its type and where it came from. Its message can hold secrets of a request. */
final class Failures {
    private Failures() {}

    /** {@code java.lang.IllegalStateException at mine.TokensTest.lambda$fails$0(TokensTest.java:33)}. */
    static String text(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = Stream.of(trace)
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
        return failure.getClass().getName() + place;
    }
}

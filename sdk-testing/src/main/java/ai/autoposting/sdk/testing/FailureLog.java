package ai.autoposting.sdk.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What has been thrown while requests were handled, each once: its type and place, since its message can hold secrets. */
final class FailureLog {
    private static final int MAX_FAILURES = 100;

    private final Set<String> failures = new LinkedHashSet<>();

    /** The text that is kept of it: {@code java.lang.IllegalStateException at mine.TokensTest.lambda$fails$0(TokensTest.java:33)}. */
    String add(Throwable failure) {
        String text = failure.getClass().getName() + place(failure);
        if (failures.size() < MAX_FAILURES) {
            failures.add(text);
        }
        return text;
    }

    List<String> all() {
        return List.copyOf(failures);
    }

    void clear() {
        failures.clear();
    }

    private static String place(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }
}

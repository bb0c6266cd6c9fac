package ai.autoposting.sdk.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What we call ourselves. The version comes from the build. */
final class UserAgent {
    private static final String OURS = "autoposting-java/" + version();

    private UserAgent() {}

    static String of(@Nullable String suffix) {
        return suffix == null ? OURS : OURS + " " + suffix;
    }

    private static String version() {
        try (InputStream in = UserAgent.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}

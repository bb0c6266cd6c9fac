package ai.autoposting.sdk.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A responder in a process of its own, so that its work is not counted as the contender's. */
final class ResponderProcess implements AutoCloseable {
    private final Process process;
    private final String baseUrl;

    private ResponderProcess(Process process, String baseUrl) {
        this.process = process;
        this.baseUrl = baseUrl;
    }

    static ResponderProcess plain() throws IOException {
        return start("http://127.0.0.1:", List.of());
    }

    static ResponderProcess tls(TestCertificate certificate) throws IOException {
        return start("https://127.0.0.1:", certificate.asKeyStore(), "tls");
    }

    private static ResponderProcess start(String origin, List<String> jvm, String... arguments) throws IOException {
        List<String> options = new ArrayList<>(jvm);
        options.add("-XX:TieredStopAtLevel=1"); // its compiler would take a processor from the client for a while
        Process process = ChildJvm.program(Responder.class, options, ChildJvm.classPath(), arguments)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = output.readLine();
        if (port == null) {
            throw new IOException("the responder did not start");
        }
        return new ResponderProcess(process, origin + port);
    }

    String baseUrl() {
        return baseUrl;
    }

    /** How many calls were being delayed at once, at most. */
    int maxWaiting() throws IOException {
        try (InputStream answer = new URL(baseUrl + "/peak").openStream()) {
            return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}

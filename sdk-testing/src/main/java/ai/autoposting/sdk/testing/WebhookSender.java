package ai.autoposting.sdk.testing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Sends a delivery to a receiver on this machine: once, past proxies, without following a redirect. Not farther: a test that was
 * given a real receiver's address and secret would make it act on what never happened.
 */
final class WebhookSender {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebhookSender() {}

    /** @return the receiver's status */
    static int send(URI target, Map<String, List<String>> headers, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(TIMEOUT)
                .build();
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException("the receiver did not respond", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while delivering"));
        }
    }

    static void requireLoopback(URI target) {
        String scheme = Objects.requireNonNull(target, "target").getScheme();
        String host = target.getHost();
        if (scheme == null || host == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) || !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "target must be http(s):// to localhost, 127.x.x.x or [::1], since nothing is delivered off this machine");
        }
    }

    /** By its text: a name that is looked up twice can lead to two places. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.matches("\\[(::1|(0{1,4}:){7}0{0,3}1)]");
    }
}

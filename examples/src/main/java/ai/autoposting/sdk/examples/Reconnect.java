package ai.autoposting.sdk.examples;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.tokens.TokenHealth;
import ai.autoposting.sdk.tokens.TokenHealth.Urgency;
import ai.autoposting.sdk.tokens.TokenSurvey;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import ai.autoposting.sdk.webhooks.WebhookEvent;
import ai.autoposting.sdk.webhooks.WebhookVerifier;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Is told that a token has expired, looks which of the brands' accounts are dead, and says which a person must reconnect: each once,
 * however often it is told, until it is alive again.
 *
 * <p>With {@code AUTOPOSTING_API_KEY} and {@code AUTOPOSTING_WEBHOOK_SECRET} it waits on port 8080 for the service and takes the brands
 * as arguments; without, it shows itself on the mock server.
 */
public final class Reconnect implements Consumer<WebhookEvent> {
    private static final int PORT = 8080;
    private static final String SECRET = "AUTOPOSTING_WEBHOOK_SECRET";

    private final TokenSurvey survey;
    private final List<String> brands;
    private final Clock clock;
    private final Consumer<String> out;
    private final Set<Account> dead = new HashSet<>();

    private record Account(String brand, Platform platform, String userId) {}

    Reconnect(Transport transport, List<String> brands, Clock clock, Consumer<String> out) {
        this.survey = TokenSurvey.of(transport).byStatus();
        this.brands = brands;
        this.clock = clock;
        this.out = out;
    }

    /** What a {@code token.expired} says of the token is not documented: so all brands are looked at. */
    @Override
    public synchronized void accept(WebhookEvent event) {
        if (!event.type().equals("token.expired")) {
            return;
        }
        try (Stream<Finding> findings = survey.run(brands)) {
            findings.forEach(this::judge);
        }
    }

    private void judge(Finding finding) {
        finding.failure().ifPresent(failure -> out.accept("cannot say: " + failure.getMessage()));
        for (PlatformToken token : finding.tokens()) {
            Account account = new Account(
                    finding.brand(), finding.platform(), token.platformUserId().orElse("?"));
            if (!isDead(token)) {
                dead.remove(account);
            } else if (dead.add(account)) {
                out.accept("reconnect " + account.brand() + " " + account.platform() + " " + account.userId());
            }
        }
    }

    private boolean isDead(PlatformToken token) {
        return token.additionalProperties().get("refreshError") != null
                || TokenHealth.of(token, clock.instant()).urgency() == Urgency.EXPIRED;
    }

    /** The service waits for a receiver's 2xx: what takes time is done after it, by one thread. */
    private HttpServer receive(InetSocketAddress address, WebhookVerifier verifier, ExecutorService later)
            throws IOException {
        HttpServer receiver = HttpServer.create(address, 0);
        receiver.createContext(
                "/webhooks/autoposting", new WebhookHandler(verifier, event -> later.execute(() -> accept(event))));
        receiver.start();
        return receiver;
    }

    public static void main(String[] brands) throws Exception {
        if (System.getenv("AUTOPOSTING_API_KEY") == null) {
            showOnMockServer();
            return;
        }
        String secret = System.getenv(SECRET);
        if (secret == null || brands.length == 0) {
            System.err.println("Reconnect needs " + SECRET + ", and the brands as arguments");
            System.exit(2);
            return;
        }
        AutopostingClient client = AutopostingClient.fromEnv();
        Reconnect reconnect =
                new Reconnect(client.transport(), List.of(brands), Clock.systemUTC(), System.out::println);
        reconnect.receive(new InetSocketAddress(PORT), WebhookVerifier.of(secret), Executors.newSingleThreadExecutor());
        System.out.println("waiting on port " + PORT);
    }

    private static void showOnMockServer() throws IOException, InterruptedException {
        String secret = "whsec_example";
        try (AutopostingMockServer server = AutopostingMockServer.start()) {
            server.brand("acme-corp").token(Platform.X, "x_12345").token(Platform.LINKEDIN, "urn:li:1");
            server.brand("acme-corp").refreshFailed(Platform.X, "x_12345", "The user has revoked access.");
            Clock clock = Clock.fixed(server.now(), ZoneOffset.UTC);
            Reconnect reconnect = new Reconnect(
                    server.client().transport(), List.of("acme-corp", "globex"), clock, System.out::println);
            ExecutorService later = Executors.newSingleThreadExecutor();
            HttpServer receiver = reconnect.receive(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    WebhookVerifier.of(secret).clock(clock),
                    later);
            String event = server.webhook("token.expired", "{}");
            URI target = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/webhooks/autoposting");
            for (int delivery = 1; delivery <= 2; delivery++) {
                System.out.println("delivered: " + server.deliver(target, event, secret));
            }
            receiver.stop(0);
            later.shutdown();
            later.awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}

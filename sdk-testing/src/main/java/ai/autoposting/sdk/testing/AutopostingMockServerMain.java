package ai.autoposting.sdk.testing;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;

/**
 * The mock server as a process, for programs in other languages, {@code curl} and demos. Prints one line per request, secrets
 * masked; Ctrl-C ends it. It listens on the loopback address only. {@code --help} lists its options: faults by chance, a rate limit,
 * what it starts with and where it keeps it. What can be set while it runs, {@code GET /__mock/} lists. It remembers the latest
 * 1,000 requests.
 */
public final class AutopostingMockServerMain {
    private AutopostingMockServerMain() {}

    /**
     * Runs until the process is ended; ends it with status 2 when the arguments or the files that they name are wrong, 1 when the
     * port is taken or the state cannot be written.
     */
    public static void main(String[] arguments) throws InterruptedException {
        AutopostingMockServer.Builder settings;
        try {
            settings = MainOptions.settings(arguments);
        } catch (IllegalArgumentException wrong) {
            boolean asked = MainOptions.HELP.equals(wrong.getMessage());
            (asked ? System.out : System.err).println(wrong.getMessage());
            System.exit(asked ? 0 : 2);
            return;
        }
        AutopostingMockServer server;
        try {
            server = start(settings, System.out);
        } catch (UncheckedIOException taken) {
            System.err.println(taken.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, System.out), "mock server's end"));
        announce(server, System.out);
        Thread.currentThread().join();
    }

    static AutopostingMockServer start(AutopostingMockServer.Builder settings, PrintStream out) {
        return settings.with(hidden -> {
                    hidden.log = exchange -> out.println(line(exchange));
                    hidden.maxRequests = 1_000;
                })
                .start();
    }

    static void announce(AutopostingMockServer server, PrintStream out) {
        out.println("MOCK of the Autoposting API, not the service. Base URL: " + server.baseUrl());
        out.println("Try: curl -H 'x-api-key: <key>' " + server.baseUrl()
                + "/brands/acme-corp/tokens/x; controls: curl http://127.0.0.1:" + server.port() + ControlDoor.BASE
                + "/");
        out.println("Ctrl-C ends it.");
    }

    private static String line(Exchange exchange) {
        return exchange.request().receivedAt().truncatedTo(ChronoUnit.MILLIS) + " " + exchange.line();
    }

    private static void end(AutopostingMockServer server, PrintStream out) {
        server.close();
        out.println("The mock server has ended.");
    }
}

package ai.autoposting.sdk.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A program that runs {@link UnloadedApplication} as a container of web applications does, and waits until its class loader
 * is collected. Its argument says whose the SDK is: the application's own, or the container's.
 */
final class Unloading {
    private static final String TOKEN = "{\"tokenId\":\"tok_01HXYZ\",\"platformUserId\":\"x_12345\",\"scopes\":[]}";

    /** Threads of OkHttp and Okio end by themselves when they have had nothing to do for a minute. */
    private static final long MAX_WAIT = TimeUnit.MINUTES.toNanos(3);

    /** The container's, which stays. */
    private static ClassLoader shared = ClassLoader.getPlatformClassLoader();

    private Unloading() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", Unloading::respond);
        server.start();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            WeakReference<ClassLoader> application = run(
                    arguments[0].equals("shared"),
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "http://127.0.0.1:" + silent.getLocalPort());
            long end = System.nanoTime() + MAX_WAIT;
            while (application.get() != null && System.nanoTime() - end < 0) {
                System.gc();
                for (Thread thread : Thread.getAllStackTraces().keySet()) {
                    if (thread.getName().startsWith("Ok")) {
                        thread.join(1_000);
                    }
                }
            }
            System.out.println(
                    application.get() == null
                            ? "collected"
                            : "kept beside " + Thread.getAllStackTraces().keySet());
        } finally {
            server.stop(0);
        }
    }

    @SuppressWarnings("unchecked")
    private static WeakReference<ClassLoader> run(boolean isShared, String url, String silent) throws Exception {
        List<URL> libraries = new ArrayList<>();
        List<URL> own = new ArrayList<>();
        for (String entry : ClassPaths.own().split(File.pathSeparator, -1)) {
            (entry.endsWith("test-classes") ? own : libraries)
                    .add(Path.of(entry).toUri().toURL());
        }
        if (isShared) {
            shared = new URLClassLoader(libraries.toArray(URL[]::new), shared);
        } else {
            own.addAll(libraries);
        }
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(own.toArray(URL[]::new), shared)) {
            caller.setContextClassLoader(loader); // as containers do
            ((BiConsumer<String, String>) loader.loadClass("ai.autoposting.sdk.it.UnloadedApplication")
                            .getConstructor()
                            .newInstance())
                    .accept(url, silent);
            return new WeakReference<>(loader);
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    private static void respond(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean post = exchange.getRequestMethod().equals("POST");
        byte[] bytes = ("{\"success\":true,\"data\":" + (post ? TOKEN : "[" + TOKEN + "]") + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

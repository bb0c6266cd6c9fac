package ai.autoposting.sdk.testing;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Between the socket and the {@link Desk}: reads what came in, and sends the answer as well or badly as its fault says. */
final class Wire extends Dispatcher {
    private final MockWebServer web;
    private final Desk desk;
    private final Pause pause;
    private final Consumer<Exchange> log;

    Wire(MockWebServer web, Desk desk, Pause pause, Consumer<Exchange> log) {
        this.web = web;
        this.desk = desk;
        this.pause = pause;
        this.log = log;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        web.takeRequest(0, TimeUnit.SECONDS); // it keeps all, secrets included, unless they are taken away
        Exchange exchange;
        try {
            exchange = desk.take(incoming(request));
        } catch (RuntimeException failure) { // a test's own predicate or supplier
            return new MockResponse.Builder()
                    .code(500)
                    .addHeader("x-autoposting-mock", "true")
                    .addHeader("Content-Type", "text/plain")
                    .body("The mock server failed: " + failure)
                    .build();
        }
        log.accept(exchange);
        if (!exchange.fault().delay().isZero()) {
            pause.pause(exchange.fault().delay());
        }
        return response(exchange);
    }

    private static Incoming incoming(RecordedRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 0; i < request.getHeaders().size(); i++) {
            headers.computeIfAbsent(request.getHeaders().name(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(request.getHeaders().value(i));
        }
        List<Map.Entry<String, String>> query = new ArrayList<>();
        HttpUrl url = request.getUrl();
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            query.add(new AbstractMap.SimpleImmutableEntry<>(url.queryParameterName(i), value == null ? "" : value));
        }
        String path = request.getTarget().split("\\?", 2)[0];
        ByteString body = request.getBody();
        return new Incoming(request.getMethod(), path, query, headers, body == null ? "" : body.utf8());
    }

    private static MockResponse response(Exchange exchange) {
        Answer answer = exchange.answer();
        MockResponse.Builder response = new MockResponse.Builder().code(answer.status());
        answer.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        if (mayHaveBody(answer.status())) {
            response.body(answer.body());
        } else {
            response.removeHeader("Content-Length");
        }
        if (exchange.request()
                .header("connection")
                .filter("close"::equalsIgnoreCase)
                .isPresent()) {
            response.onResponseEnd(new SocketEffect.CloseSocket());
        }
        Fault fault = exchange.fault();
        switch (fault.kind()) {
            case NORMAL, REPLACED -> {}
            case SILENCE -> response.onResponseStart(SocketEffect.Stall.INSTANCE);
            case DROP_BEFORE -> response.onResponseStart(new SocketEffect.CloseSocket());
            case DROP_DURING -> dropInside(response, answer);
            case DROP_AFTER -> response.onResponseEnd(new SocketEffect.CloseSocket());
            case TRICKLE -> response.throttleBody(fault.bytes(), fault.pause().toNanos(), TimeUnit.NANOSECONDS);
            case GARBAGE ->
                response.status("\u0000\u0007 these bytes are no HTTP").onResponseEnd(new SocketEffect.CloseSocket());
        }
        return response.build();
    }

    private static void dropInside(MockResponse.Builder response, Answer answer) {
        // With one byte or none there is no middle, and the effect would never come.
        if (answer.body().length() < 2) {
            response.onResponseStart(new SocketEffect.CloseSocket());
        } else {
            response.onResponseBody(new SocketEffect.CloseSocket());
        }
    }

    private static boolean mayHaveBody(int status) {
        return status != 204 && status != 304 && status >= 200;
    }
}

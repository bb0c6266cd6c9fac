package ai.autoposting.sdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.testing.AutopostingMockServer;
import ai.autoposting.sdk.testing.Fault;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpObservationInterceptor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Prometheus and OpenTelemetry get of a call that succeeds at its second attempt. */
@Tag("full")
@Timeout(60)
class WaysOutTest {
    private static void call(MeterRegistry registry) {
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client = server.clientBuilder()
                        .listener(MicrometerCallListener.of(registry))
                        .build()) {
            server.failNext(Fault.status(503));
            client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X);
        }
    }

    @Test
    void prometheus() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        call(registry);
        String tags = "operation=\"getPlatformTokenDetails\",outcome=\"";
        assertThat(registry.scrape().lines().filter(line -> line.contains("_count{")))
                .containsExactlyInAnyOrder(
                        "autoposting_attempts_seconds_count{" + tags + "ServerException\",status=\"503\"} 1",
                        "autoposting_attempts_seconds_count{" + tags + "success\",status=\"200\"} 1",
                        "autoposting_calls_seconds_count{" + tags + "success\",status=\"200\"} 1",
                        "autoposting_retries_seconds_count{operation=\"getPlatformTokenDetails\"} 1");
    }

    @Test
    void openTelemetryByOtlp() throws Exception {
        LinkedBlockingQueue<byte[]> exports = new LinkedBlockingQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/metrics", exchange -> {
            exports.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            OtlpConfig config = key -> key.equals("otlp.url")
                    ? "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/metrics"
                    : null;
            OtlpMeterRegistry registry = new OtlpMeterRegistry(config, Clock.SYSTEM);
            call(registry);
            registry.close(); // which exports
            assertThat(metrics(exports.take()))
                    .contains(
                            "autoposting.calls milliseconds",
                            "autoposting.attempts milliseconds",
                            "autoposting.retries milliseconds");
        } finally {
            collector.stop(0);
        }
    }

    private static List<String> metrics(byte[] export) throws IOException {
        return ExportMetricsServiceRequest.parseFrom(export).getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .map((Metric metric) -> metric.getName() + " " + metric.getUnit())
                .toList();
    }

    /** For traces without the agent: the interceptor of a client of the user's own finds the caller's observation. */
    @Test
    void oneObservationPerAttemptWithOkHttpsInterceptor() {
        List<String> seen = new ArrayList<>();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public void onStop(Observation.Context context) {
                String parent = context.getParentObservation() == null
                        ? "nothing"
                        : Objects.requireNonNull(context.getParentObservation())
                                .getContextView()
                                .getName();
                seen.add(context.getName() + " in " + parent);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        OkHttpClient traced = new OkHttpClient.Builder()
                .addInterceptor(OkHttpObservationInterceptor.builder(observations, "autoposting.http")
                        .build())
                .build();
        try (AutopostingMockServer server = AutopostingMockServer.start();
                AutopostingClient client =
                        server.clientBuilder().httpClient(traced).build()) {
            server.failNext(Fault.status(503));
            Observation.createNotStarted("job", observations)
                    .observe(() -> client.platformOAuth().getPlatformTokenDetails("acme-corp", Platform.X));
        }
        assertThat(seen).containsExactly("autoposting.http in job", "autoposting.http in job", "job in nothing");
    }
}

package ai.autoposting.sdk.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The floor: OkHttp and Jackson as a careful user writes them, with one client, one reader and one writer for all calls. */
public final class ByHand implements Contender {
    @Override
    public String name() {
        return "by hand";
    }

    @Override
    public Calls open(String baseUrl) {
        return open(baseUrl, new OkHttpClient());
    }

    static Calls open(String baseUrl, OkHttpClient http) {
        return new HandWritten(http, HttpUrl.get(baseUrl));
    }

    private static final class HandWritten implements Calls {
        private static final MediaType JSON = MediaType.get("application/json");

        private final OkHttpClient http;
        private final HttpUrl base;
        private final ObjectReader many;
        private final ObjectReader one;
        private final ObjectWriter store;

        HandWritten(OkHttpClient http, HttpUrl base) {
            this.http = http;
            this.base = base;
            ObjectMapper mapper = new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
            this.many = mapper.readerFor(HandWrittenToken.Many.class);
            this.one = mapper.readerFor(HandWrittenToken.One.class);
            this.store = mapper.writerFor(HandWrittenToken.Store.class);
        }

        @Override
        public int get(String slug) throws IOException {
            Request request = new Request.Builder()
                    .url(tokens(slug).addPathSegment("x").build())
                    .header("Authorization", "Bearer " + Contract.API_KEY)
                    .build();
            try (Response response = http.newCall(request).execute()) {
                HandWrittenToken.Many answer =
                        many.readValue(successful(response).body().byteStream());
                return Objects.requireNonNull(answer.data).size();
            }
        }

        @Override
        public Object post(String slug) throws IOException {
            HandWrittenToken.Store token = new HandWrittenToken.Store();
            token.platform = "x";
            token.accessToken = Contract.ACCESS_TOKEN;
            token.platformUserId = Contract.USER_ID;
            token.expiresAt = OffsetDateTime.of(2027, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
            Request request = new Request.Builder()
                    .url(tokens(slug).build())
                    .header("Authorization", "Bearer " + Contract.API_KEY)
                    .post(RequestBody.create(store.writeValueAsBytes(token), JSON))
                    .build();
            try (Response response = http.newCall(request).execute()) {
                HandWrittenToken.One answer =
                        one.readValue(successful(response).body().byteStream());
                return Objects.requireNonNull(answer.data);
            }
        }

        private HttpUrl.Builder tokens(String slug) {
            return base.newBuilder()
                    .addPathSegment("brands")
                    .addPathSegment(slug)
                    .addPathSegment("tokens");
        }

        private static Response successful(Response response) throws IOException {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return response;
        }
    }
}

package ai.autoposting.sdk.benchmarks.peers;

import ai.autoposting.sdk.benchmarks.Calls;
import ai.autoposting.sdk.benchmarks.Contender;
import ai.autoposting.sdk.benchmarks.Contract;
import ai.autoposting.sdk.benchmarks.HandWrittenToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import feign.okhttp.OkHttpClient;
import java.util.Objects;

/** Feign over OkHttp, with Jackson. */
public final class FeignOkHttp implements Contender {
    @Headers({"Authorization: Bearer " + Contract.API_KEY, "Content-Type: application/json"})
    interface Api {
        @RequestLine("GET /brands/{slug}/tokens/x")
        HandWrittenToken.Many get(@Param("slug") String slug);

        @RequestLine("POST /brands/{slug}/tokens")
        HandWrittenToken.One post(@Param("slug") String slug, HandWrittenToken.Store body);
    }

    @Override
    public String name() {
        return "Feign + OkHttp + Jackson";
    }

    @Override
    public Calls open(String baseUrl) {
        ObjectMapper mapper = TokenMapper.make();
        Api api = Feign.builder()
                .client(new OkHttpClient())
                .encoder(new JacksonEncoder(mapper))
                .decoder(new JacksonDecoder(mapper))
                .target(Api.class, baseUrl);
        return new Calls() {
            @Override
            public int get(String slug) {
                return Objects.requireNonNull(api.get(slug).data).size();
            }

            @Override
            public Object post(String slug) {
                return api.post(slug, TokenMapper.body());
            }
        };
    }
}

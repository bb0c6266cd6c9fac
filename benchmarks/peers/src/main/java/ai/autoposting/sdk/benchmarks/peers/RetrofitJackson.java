package ai.autoposting.sdk.benchmarks.peers;

import ai.autoposting.sdk.benchmarks.Calls;
import ai.autoposting.sdk.benchmarks.Contender;
import ai.autoposting.sdk.benchmarks.Contract;
import ai.autoposting.sdk.benchmarks.HandWrittenToken;
import java.util.Objects;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** Retrofit with its Jackson converter. */
public final class RetrofitJackson implements Contender {
    private static final String AUTHORIZATION = "Bearer " + Contract.API_KEY;

    interface Api {
        @GET("brands/{slug}/tokens/x")
        Call<HandWrittenToken.Many> get(@Header("Authorization") String authorization, @Path("slug") String slug);

        @POST("brands/{slug}/tokens")
        Call<HandWrittenToken.One> post(
                @Header("Authorization") String authorization,
                @Path("slug") String slug,
                @Body HandWrittenToken.Store body);
    }

    @Override
    public String name() {
        return "Retrofit + Jackson";
    }

    @Override
    public Calls open(String baseUrl) {
        Api api = new Retrofit.Builder()
                .baseUrl(baseUrl + "/")
                .addConverterFactory(JacksonConverterFactory.create(TokenMapper.make()))
                .build()
                .create(Api.class);
        return new Calls() {
            @Override
            public int get(String slug) throws Exception {
                HandWrittenToken.Many answer =
                        api.get(AUTHORIZATION, slug).execute().body();
                return Objects.requireNonNull(Objects.requireNonNull(answer).data)
                        .size();
            }

            @Override
            public Object post(String slug) throws Exception {
                return Objects.requireNonNull(api.post(AUTHORIZATION, slug, TokenMapper.body())
                        .execute()
                        .body());
            }
        };
    }
}

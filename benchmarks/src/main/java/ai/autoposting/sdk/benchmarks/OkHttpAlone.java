package ai.autoposting.sdk.benchmarks;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp as its documentation shows it: the answer is read, but nothing is made of it. */
public final class OkHttpAlone implements Contender {
    @Override
    public String name() {
        return "OkHttp alone, nothing decoded";
    }

    @Override
    public boolean posts() {
        return false;
    }

    @Override
    public Calls open(String baseUrl) {
        return new Alone(new OkHttpClient(), HttpUrl.get(baseUrl));
    }

    private record Alone(OkHttpClient http, HttpUrl base) implements Calls {
        @Override
        public int get(String slug) throws IOException {
            HttpUrl url = base.newBuilder()
                    .addPathSegments("brands/" + slug + "/tokens/x")
                    .build();
            Request request = new Request.Builder()
                    .url(url)
                    .header("Authorization", "Bearer " + Contract.API_KEY)
                    .build();
            try (Response response = http.newCall(request).execute()) {
                return response.body().bytes().length > 0 ? 1 : 0;
            }
        }

        @Override
        public Object post(String slug) {
            throw new UnsupportedOperationException("only the GET is compared");
        }
    }
}

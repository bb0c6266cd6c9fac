package ai.autoposting.sdk.benchmarks.peers;

import ai.autoposting.sdk.benchmarks.Calls;
import ai.autoposting.sdk.benchmarks.Contender;
import ai.autoposting.sdk.benchmarks.Contract;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

/** A call of comparable size through the OpenAI SDK: one file's details, as many bytes as one token. */
public final class OpenAiSdk implements Contender {
    @Override
    public String name() {
        return "OpenAI SDK (a file's details)";
    }

    @Override
    public boolean posts() {
        return false;
    }

    @Override
    public Calls open(String baseUrl) {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .apiKey(Contract.API_KEY)
                .baseUrl(baseUrl)
                .build();
        return new Calls() {
            @Override
            public int get(String slug) {
                return client.files().retrieve("file-abc123").id().isEmpty() ? 0 : 1;
            }

            @Override
            public Object post(String slug) {
                throw new UnsupportedOperationException();
            }
        };
    }
}

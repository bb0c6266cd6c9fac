package ai.autoposting.sdk.benchmarks;

import ai.autoposting.sdk.AutopostingClient;

/** Ours, as the quick start uses it. */
public final class Sdk implements Contender {
    @Override
    public String name() {
        return "SDK";
    }

    @Override
    public Calls open(String baseUrl) {
        return new SdkCalls(AutopostingClient.builder()
                .apiKey(Contract.API_KEY)
                .baseUrl(baseUrl)
                .build());
    }
}

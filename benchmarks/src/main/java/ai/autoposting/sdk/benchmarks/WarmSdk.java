package ai.autoposting.sdk.benchmarks;

import ai.autoposting.sdk.AutopostingClient;

/** Ours, warmed up. No contender of the other tables, where it would do the same work a moment sooner. */
public final class WarmSdk implements Contender {
    @Override
    public String name() {
        return "SDK after warmUp()";
    }

    @Override
    public Calls open(String baseUrl) {
        AutopostingClient client = AutopostingClient.builder()
                .apiKey(Contract.API_KEY)
                .baseUrl(baseUrl)
                .build();
        client.warmUp();
        return new SdkCalls(client);
    }
}

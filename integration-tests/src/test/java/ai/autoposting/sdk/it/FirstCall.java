package ai.autoposting.sdk.it;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;

/** The shortest program that calls the service: its arguments are the key and the address. */
final class FirstCall {
    private FirstCall() {}

    public static void main(String[] arguments) {
        AutopostingClient client = AutopostingClient.builder()
                .apiKey(arguments[0])
                .baseUrl(arguments[1])
                .build();
        System.out.print(client.platformOAuth()
                .getPlatformTokenDetails("acme-corp", Platform.X)
                .size());
    }
}

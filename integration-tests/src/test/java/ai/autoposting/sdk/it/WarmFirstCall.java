package ai.autoposting.sdk.it;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;

/** The same as {@link FirstCall}, after a warm-up; {@link Marker} is loaded between the two. */
final class WarmFirstCall {
    private WarmFirstCall() {}

    public static void main(String[] arguments) {
        AutopostingClient client = AutopostingClient.builder()
                .apiKey(arguments[0])
                .baseUrl(arguments[1])
                .build();
        client.warmUp();
        Marker.pass();
        System.out.print(client.platformOAuth()
                .getPlatformTokenDetails("acme-corp", Platform.X)
                .size());
    }

    /** Says in the list of loaded classes where the call begins. */
    static final class Marker {
        private Marker() {}

        static void pass() {}
    }
}

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;

/** The shortest program that calls the service. Its argument is the address. */
public final class FirstCallProgram {
    private FirstCallProgram() {}

    public static void main(String[] arguments) {
        try (AutopostingClient client = AutopostingClient.builder()
                .apiKey("any")
                .baseUrl(arguments[0])
                .build()) {
            int tokens = client.platformOAuth()
                    .getPlatformTokenDetails("acme-corp", Platform.X)
                    .size();
            if (tokens != 1) {
                throw new AssertionError(tokens);
            }
        }
    }
}

package outside;

import ai.autoposting.sdk.AutopostingClient;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.model.StorePlatformTokenRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A user's application: its controller takes and returns models of the SDK. */
@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    // snippet: spring
    @Bean
    AutopostingClient autoposting(
            @Value("${autoposting.base-url}") String baseUrl, @Value("${autoposting.api-key}") String apiKey) {
        return AutopostingClient.builder().baseUrl(baseUrl).apiKey(apiKey).build();
    }
    // end

    @RestController
    static class Tokens {
        private final AutopostingClient autoposting;

        Tokens(AutopostingClient autoposting) {
            this.autoposting = autoposting;
        }

        @PostMapping("/brands/{brand}")
        PlatformToken store(@PathVariable String brand, @RequestBody StorePlatformTokenRequest request) {
            return autoposting.platformOAuth().storePlatformToken(brand, request);
        }

        @GetMapping("/brands/{brand}/{platform}")
        List<PlatformToken> details(@PathVariable String brand, @PathVariable Platform platform) {
            return autoposting.platformOAuth().getPlatformTokenDetails(brand, platform);
        }

        @PostMapping("/echo")
        StorePlatformTokenRequest echo(@RequestBody StorePlatformTokenRequest request) {
            return request;
        }

        @PostMapping("/text")
        String text(@RequestBody StorePlatformTokenRequest request) {
            return request.toString();
        }
    }
}

package ai.autoposting.sdk.benchmarks.peers;

import ai.autoposting.sdk.benchmarks.Contract;
import ai.autoposting.sdk.benchmarks.HandWrittenToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The object mapper and the body that Retrofit and Feign are given. */
final class TokenMapper {
    private TokenMapper() {}

    static ObjectMapper make() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    static HandWrittenToken.Store body() {
        HandWrittenToken.Store token = new HandWrittenToken.Store();
        token.platform = "x";
        token.accessToken = Contract.ACCESS_TOKEN;
        token.platformUserId = Contract.USER_ID;
        token.expiresAt = OffsetDateTime.of(2027, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        return token;
    }
}

package ai.autoposting.sdk.json;

import ai.autoposting.sdk.model.PlatformToken;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The JSON of {@link PlatformToken}. */
public final class PlatformTokenCodec extends Codec<PlatformToken> {
    public static final Codec<PlatformToken> CODEC = new PlatformTokenCodec();

    private PlatformTokenCodec() {}

    @Override
    public PlatformToken read(JsonParser in) throws IOException {
        if (!in.isExpectedStartObjectToken()) {
            throw JsonMismatchException.at(in, "an object");
        }
        PlatformToken.Builder builder = PlatformToken.builder();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            boolean isNull = in.nextToken() == JsonToken.VALUE_NULL;
            switch (name) {
                case "tokenId" -> {
                    if (!isNull) {
                        builder.tokenId(ScalarCodecs.Text.CODEC.read(in));
                    }
                }
                case "platformUserId" -> {
                    if (!isNull) {
                        builder.platformUserId(ScalarCodecs.Text.CODEC.read(in));
                    }
                }
                case "username" -> {
                    if (!isNull) {
                        builder.username(ScalarCodecs.Text.CODEC.read(in));
                    }
                }
                case "scopes" -> {
                    if (!isNull) {
                        builder.scopes(
                                ContainerCodecs.list(ScalarCodecs.Text.CODEC).read(in));
                    }
                }
                case "expiresAt" -> {
                    if (!isNull) {
                        builder.expiresAt(ScalarCodecs.DateTime.CODEC.read(in));
                    } else {
                        builder.clearExpiresAt();
                    }
                }
                case "lastUsedAt" -> {
                    if (!isNull) {
                        builder.lastUsedAt(ScalarCodecs.DateTime.CODEC.read(in));
                    } else {
                        builder.clearLastUsedAt();
                    }
                }
                case "status" -> {
                    if (!isNull) {
                        builder.status(ScalarCodecs.Text.CODEC.read(in));
                    }
                }
                default -> builder.additionalProperty(name, isNull ? null : FreeFormJson.read(in));
            }
        }
        return builder.buildPartial();
    }

    @Override
    public void write(PlatformToken value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        if (value.tokenId().isPresent()) {
            out.writeFieldName("tokenId");
            ScalarCodecs.Text.CODEC.write(value.tokenId().get(), out);
        }
        if (value.platformUserId().isPresent()) {
            out.writeFieldName("platformUserId");
            ScalarCodecs.Text.CODEC.write(value.platformUserId().get(), out);
        }
        if (value.username().isPresent()) {
            out.writeFieldName("username");
            ScalarCodecs.Text.CODEC.write(value.username().get(), out);
        }
        if (value.has("scopes")) {
            out.writeFieldName("scopes");
            ContainerCodecs.list(ScalarCodecs.Text.CODEC).write(value.scopes(), out);
        }
        if (value.expiresAt().isPresent()) {
            out.writeFieldName("expiresAt");
            ScalarCodecs.DateTime.CODEC.write(value.expiresAt().get(), out);
        } else if (value.has("expiresAt")) {
            out.writeNullField("expiresAt");
        }
        if (value.lastUsedAt().isPresent()) {
            out.writeFieldName("lastUsedAt");
            ScalarCodecs.DateTime.CODEC.write(value.lastUsedAt().get(), out);
        } else if (value.has("lastUsedAt")) {
            out.writeNullField("lastUsedAt");
        }
        if (value.status().isPresent()) {
            out.writeFieldName("status");
            ScalarCodecs.Text.CODEC.write(value.status().get(), out);
        }
        FreeFormJson.writeProperties(value.additionalProperties(), out);
        out.writeEndObject();
    }
}

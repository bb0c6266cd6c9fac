package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.model.PlatformToken;
import ai.autoposting.sdk.runtime.Printable;
import ai.autoposting.sdk.runtime.SecretNames;
import ai.autoposting.sdk.testing.spec.JsonTrees;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brands and their tokens as JSON, to start with or to keep: <code>{"brands": [{"slug": "acme-corp", "username": "@acme",
 * "tokens": [{"platform": "x", "platformUserId": "x_1", "expiresAt": "2026-01-01T00:00:00Z"}]}]}</code>. What a brand or token
 * leaves out is as storing one makes it. A token can also say {@code refreshable}, {@code connectedAt}, {@code refreshError} and
 * {@code refreshFailedAt}.
 *
 * @param lastTokenId how many ids have been counted
 */
record Fleet(int lastTokenId, List<Brand> brands) {
    record Brand(String slug, Optional<String> username, List<Account> accounts) {}

    /**
     * @param token what the details show of it, the platform aside
     * @param life what they do not: {@link StoredAccount#OF_ITS_LIFE}
     */
    record Account(Platform platform, ObjectNode token, ObjectNode life) {}

    private static final Set<String> OF_A_FLEET = Set.of("brands", "lastTokenId");
    private static final Set<String> OF_A_BRAND = Set.of("slug", "username", "tokens");

    /** @throws IllegalArgumentException naming the place that is wrong */
    static Fleet read(JsonNode json) {
        known(json, "the fleet", OF_A_FLEET);
        JsonNode last = json.path("lastTokenId");
        check(last.isMissingNode() || last.canConvertToInt() && last.intValue() >= 0, "lastTokenId", "a whole number");
        List<Brand> brands = new ArrayList<>();
        for (JsonNode brand : list(json.path("brands"), "brands")) {
            brands.add(brand(brand, "brands[" + brands.size() + "]"));
        }
        return new Fleet(last.asInt(), List.copyOf(brands));
    }

    /** The JSON that {@link #read} reads. */
    String text() {
        return JsonTrees.text(json());
    }

    ObjectNode json() {
        ObjectNode fleet = JsonNodeFactory.instance.objectNode().put("lastTokenId", lastTokenId);
        ArrayNode all = fleet.putArray("brands");
        for (Brand brand : brands) {
            ObjectNode one = all.addObject().put("slug", brand.slug());
            brand.username().ifPresent(username -> one.put("username", username));
            ArrayNode tokens = one.putArray("tokens");
            brand.accounts()
                    .forEach(account -> tokens.addObject()
                            .put("platform", account.platform().value())
                            .<ObjectNode>setAll(account.token())
                            .setAll(account.life()));
        }
        return fleet;
    }

    private static Brand brand(JsonNode json, String place) {
        known(json, place, OF_A_BRAND);
        String slug = text(json, "slug", place);
        Optional<String> username =
                json.has("username") ? Optional.of(text(json, "username", place)) : Optional.empty();
        List<Account> accounts = new ArrayList<>();
        for (JsonNode token : list(json.path("tokens"), place + ".tokens")) {
            accounts.add(account(token, place + ".tokens[" + accounts.size() + "]"));
        }
        return new Brand(slug, username, List.copyOf(accounts));
    }

    private static Account account(JsonNode json, String place) {
        check(json.isObject(), place, "an object");
        Platform platform = Platform.of(text(json, "platform", place));
        text(json, "platformUserId", place);
        ObjectNode token = json.deepCopy();
        token.remove("platform");
        ObjectNode life = life(token, place);
        token.fieldNames().forEachRemaining(name -> {
            boolean isSecret = SecretNames.kindOf(name) != SecretNames.Kind.PLAIN;
            check(!isSecret, place + "." + name, "left out: the service shows no secret");
        });
        try {
            JsonTrees.convert(token, PlatformToken.class);
        } catch (IllegalArgumentException misfit) {
            check(false, place, "a token as getPlatformTokenDetails returns it, and its platform");
        }
        return new Account(platform, token, life);
    }

    /** Takes it out of the token. */
    private static ObjectNode life(ObjectNode token, String place) {
        ObjectNode life = JsonNodeFactory.instance.objectNode();
        for (String name : StoredAccount.OF_ITS_LIFE) {
            JsonNode value = token.remove(name);
            if (value != null) {
                switch (name) {
                    case "refreshable" -> check(value.isBoolean(), place + "." + name, "true or false");
                    case "refreshError" -> check(value.isTextual(), place + "." + name, "a text");
                    default -> check(isInstant(value), place + "." + name, "an instant such as 2026-01-01T00:00:00Z");
                }
                life.set(name, value);
            }
        }
        return life;
    }

    private static boolean isInstant(JsonNode value) {
        try {
            Instant.parse(value.asText());
            return value.isTextual();
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static JsonNode list(JsonNode json, String place) {
        check(json.isMissingNode() || json.isArray(), place, "a list");
        return json;
    }

    private static String text(JsonNode json, String name, String place) {
        JsonNode text = json.path(name);
        check(text.isTextual() && !text.asText().isBlank(), place + "." + name, "a text that is not empty");
        return text.asText();
    }

    private static void known(JsonNode json, String place, Set<String> names) {
        check(json.isObject(), place, "an object");
        json.fieldNames()
                .forEachRemaining(name -> check(
                        names.contains(name),
                        place + "." + Printable.of(name, 50),
                        "one of " + names.stream().sorted().toList()));
    }

    private static void check(boolean holds, String place, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(place + " must be " + rule);
        }
    }
}

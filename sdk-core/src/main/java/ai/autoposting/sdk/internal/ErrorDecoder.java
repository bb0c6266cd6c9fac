package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.error.ApiException;
import ai.autoposting.sdk.internal.body.BodyText;
import ai.autoposting.sdk.internal.body.CodecResolver;
import ai.autoposting.sdk.internal.secrets.SecretMasker;
import ai.autoposting.sdk.json.FreeFormJson;
import ai.autoposting.sdk.json.JsonCodecs;
import ai.autoposting.sdk.model.PlatformOAuthError;
import ai.autoposting.sdk.runtime.Printable;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exception for an error response, whatever its body looks like. Pure: does no I/O, and never throws. Everything
 * is masked before it is cut, and cut before it goes anywhere.
 */
final class ErrorDecoder {
    private static final int MAX_RAW_BODY = 8_192;
    private static final int MAX_CODE = 64;
    private static final int MAX_ORIGIN = 300;

    /** Names of the error format; a secret that happens to be one of these words is not masked where it is a name. */
    private static final Set<String> FORMAT = Set.of("success", "error", "message", "code");

    private ErrorDecoder() {}

    static ApiException decode(ReceivedError response, CallSummary call) {
        SecretMasker secrets = call.secrets();
        String text = BodyText.of(response.body(), response.headers().get("Content-Type"), response.cut());
        Class<?> declared =
                response.operation().errorType(response.facts().status()).orElse(null);
        Map<String, @Nullable Object> fields = fields(text, secrets, declared);
        ApiException.Builder builder = ApiException.builder(response.facts().status())
                .operationId(call.operationId())
                .attempts(call.attempts())
                .mayHaveTakenEffect(call.mayHaveTakenEffect())
                .pathArguments(call.pathArguments())
                .headers(response.headers().masked(secrets))
                .rawBody(cut(response.cut() ? secrets.maskCut(text) : secrets.mask(text), MAX_RAW_BODY))
                .error(error(fields));
        String code = code(fields);
        if (code != null) {
            builder.code(code);
        }
        if (response.facts().retryAfter() != null) {
            builder.retryAfter(response.facts().retryAfter());
        }
        addTypedError(declared, fields, builder);
        String next = nextStep(response, secrets);
        return next.isEmpty()
                ? builder.build()
                : builder.message(builder.build().getMessage() + next).build();
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /** The properties of the body as far as it is a JSON object. */
    private static Map<String, @Nullable Object> fields(
            String text, SecretMasker secrets, @Nullable Class<?> declared) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        try (JsonParser in = JsonCodecs.FACTORY.createParser(text)) {
            if (in.nextToken() != null && in.isExpectedStartObjectToken()) {
                for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                    in.nextToken();
                    Object value = masked(FreeFormJson.read(in), secrets);
                    if (value != null) {
                        fields.put(nameOf(name, secrets, declared), value);
                    }
                }
            }
        } catch (IOException | RuntimeException notJson) {
            // What could be read is kept.
        }
        return fields;
    }

    private static String nameOf(String name, SecretMasker secrets, @Nullable Class<?> declared) {
        String masked = maskedName(name, secrets);
        return !masked.equals(name) && declared != null && isOf(declared, name) ? name : masked;
    }

    private static String maskedName(String name, SecretMasker secrets) {
        return FORMAT.contains(name) ? name : secrets.mask(name);
    }

    /** Whether a type knows this name: a documented property refuses a value of the wrong kind, an unknown one takes any. */
    private static boolean isOf(Class<?> type, String name) {
        return refuses(type, Map.of(name, 7)) || refuses(type, Map.of(name, Map.of()));
    }

    private static boolean refuses(Class<?> type, Map<String, @Nullable Object> fields) {
        return read(fields, type) == null;
    }

    private static @Nullable Object masked(@Nullable Object value, SecretMasker secrets) {
        if (value instanceof String text) {
            return secrets.mask(text);
        }
        if (value instanceof Number number) { // an all-digit secret can come back as a number
            String text = number.toString();
            return secrets.mask(text).equals(text) ? number : SecretMasker.MASK;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(each -> copy.add(masked(each, secrets)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(maskedName(String.valueOf(name), secrets), masked(each, secrets)));
            return copy;
        }
        return value;
    }

    private static @Nullable String code(Map<String, @Nullable Object> fields) {
        if (fields.get("code") instanceof String code && !code.isBlank()) {
            return Printable.of(code.strip(), MAX_CODE);
        }
        return fields.get("error") instanceof String error && looksLikeCode(error) ? error : null;
    }

    private static boolean looksLikeCode(String text) {
        if (text.isEmpty() || text.length() > MAX_CODE || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && "_.-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Built as it is read: what does not fit its documented property is left out, what has none is kept. */
    private static PlatformOAuthError error(Map<String, @Nullable Object> fields) {
        PlatformOAuthError.Builder error = PlatformOAuthError.builder();
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            Object value = field.getValue();
            switch (field.getKey()) {
                case "success" -> {
                    if (value instanceof Boolean success) {
                        error.success(success);
                    }
                }
                case "error" -> {
                    if (value instanceof String code) {
                        error.error(code);
                    }
                }
                case "message" -> {
                    if (value instanceof String message) {
                        error.message(message);
                    }
                }
                default -> error.additionalProperty(field.getKey(), value);
            }
        }
        return error.buildPartial();
    }

    private static void addTypedError(
            @Nullable Class<?> type, Map<String, @Nullable Object> fields, ApiException.Builder builder) {
        Object typed = type == null || type == PlatformOAuthError.class ? null : read(fields, type);
        if (typed != null) {
            builder.typedError(typed);
        }
    }

    private static <E> @Nullable E read(Map<String, @Nullable Object> fields, Class<E> type) {
        try {
            return JsonCodecs.fromMap(fields, CodecResolver.of(type));
        } catch (RuntimeException ofAnotherType) {
            return null;
        }
    }

    private static String nextStep(ReceivedError response, SecretMasker secrets) {
        int status = response.facts().status();
        if (response.facts().kind() == FailureFacts.Kind.DENIED) {
            return " (the body says \"success\": false)";
        }
        if (status >= 300 && status < 400) {
            return "; redirects are never followed" + target(response, secrets);
        }
        if (status == 401) {
            return "; check the key given to apiKey(...)";
        }
        if (status == 404 && response.headers().isHtml()) {
            return "; the answer is HTML: check baseUrl(...)";
        }
        return "";
    }

    /** The origin only: path and query of a redirect can hold what was sent. */
    private static String target(ReceivedError response, SecretMasker secrets) {
        String location = response.headers().get("Location");
        HttpUrl target = location == null ? null : response.url().resolve(secrets.mask(location));
        if (target == null) {
            return "";
        }
        String host = target.host().indexOf(':') < 0 ? target.host() : "[" + target.host() + "]";
        boolean usual = target.port() == HttpUrl.defaultPort(target.scheme());
        String origin = secrets.mask(target.scheme() + "://" + host + (usual ? "" : ":" + target.port()));
        return ", this one points to " + Printable.of(origin, MAX_ORIGIN) + "; check baseUrl(...)";
    }
}

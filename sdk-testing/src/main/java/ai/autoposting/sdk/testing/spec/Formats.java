package ai.autoposting.sdk.testing.spec;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats of texts that are checked. Others are annotations, as JSON Schema has it, and pass. */
public final class Formats {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)" + LABEL + "(\\." + LABEL + ")*+");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?=[0-9])|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*+:)[0-9A-Fa-f:.]{2,45}");

    private static final Pattern MAIL_DOMAIN = Pattern.compile("([^.]+\\.)*+([A-Za-z]+|[xX][nN]--[A-Za-z0-9-]+)");
    private static final String MAIL_CHARACTER = "(?:[^\\s\\p{Cntrl}()<>@,;:\\\\\".\\[\\]]|\\\\.)";
    private static final Pattern MAIL_USER = Pattern.compile(
            "(?=.{1,64}$)(" + MAIL_CHARACTER + "++(\\." + MAIL_CHARACTER + "++)*+|\"(\\\\\"|[^\"])*+\")");

    private static final String PATH_CHARACTER = "(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2}|[^\\x00-\\x7f])*+";
    private static final String REFERENCE =
            "(//([^/?#\\[\\]@]*+@)?(\\[[0-9A-Fa-f:.]++]|[^/?#:\\[\\]@]*+)(:[0-9]*+)?(?=[/?#]|$))?" + PATH_CHARACTER
                    + "(\\?" + PATH_CHARACTER.replace("/-", "/?-") + ")?(#" + PATH_CHARACTER.replace("/-", "/?-")
                    + ")?";
    private static final Pattern IRI_REFERENCE = Pattern.compile("(?=[^ \"<>\\\\^`{|}\\p{Cntrl}]*+$)" + REFERENCE);
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:" + IRI_REFERENCE);
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*+");
    private static final Pattern URI_TEMPLATE = Pattern.compile("([^{}]|\\{[^{}]++})*+");
    private static final Pattern JSON_POINTER = Pattern.compile("(/([^~/]|~[01])*+)*+");
    private static final Pattern RELATIVE_POINTER = Pattern.compile("(0|[1-9][0-9]*+)(#|(/([^~/]|~[01])*+)*+)");

    private Formats() {}

    /** What a text in this format must look like; empty when it does. */
    public static Optional<String> problem(String format, String text) {
        return switch (format) {
            case "date-time" ->
                unless(Times.isDateTime(text), "must be an RFC 3339 date-time such as 2025-01-01T00:00:00Z");
            case "date" -> unless(Times.isDate(text), "must be a date such as 2025-01-01");
            case "time" -> unless(Times.isTime(text), "must be an RFC 3339 time such as 00:00:00Z");
            case "duration" -> unless(Times.isDuration(text), "must be an ISO 8601 duration such as P1D");
            case "uuid" -> unless(UUID.matcher(text).matches(), "must be a UUID");
            case "email", "idn-email" -> unless(isEmail(text), "must be an email address");
            case "hostname" -> unless(HOST.matcher(text).matches(), "must be a host name");
            case "idn-hostname" -> unless(isHost(text), "must be a host name");
            case "ipv4" -> unless(IPV4.matcher(text).matches(), "must be an IPv4 address");
            case "ipv6" -> unless(isIpv6(text), "must be an IPv6 address");
            case "uri" -> unless(isUri(text), "must be an absolute URI");
            case "iri" -> unless(IRI.matcher(text).matches(), "must be an absolute IRI");
            case "uri-reference" ->
                unless(
                        isAscii(text) && IRI_REFERENCE.matcher(text).matches() || isUri(text),
                        "must be a URI reference");
            case "iri-reference" ->
                unless(
                        IRI_REFERENCE.matcher(text).matches()
                                || IRI.matcher(text).matches(),
                        "must be an IRI reference");
            case "uri-template" -> unless(URI_TEMPLATE.matcher(text).matches(), "must be a URI template");
            case "json-pointer" -> unless(JSON_POINTER.matcher(text).matches(), "must be a JSON pointer");
            case "relative-json-pointer" ->
                unless(RELATIVE_POINTER.matcher(text).matches(), "must be a relative JSON pointer");
            case "regex" -> unless(isRegex(text), "must be a regular expression");
            case "byte" -> unless(isBase64(text), "must be Base64");
            default -> Optional.empty();
        };
    }

    private static boolean isAscii(String text) {
        return ASCII.matcher(text).matches();
    }

    private static boolean isUri(String text) {
        return isAscii(text) && IRI.matcher(text).matches();
    }

    /** Any top-level domain: which ones there are changes, and tests use those that there will never be. */
    private static boolean isEmail(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0 || !MAIL_USER.matcher(text.substring(0, at)).matches()) {
            return false;
        }
        String domain = text.substring(at + 1);
        if (domain.startsWith("[") && domain.endsWith("]")) {
            String address = domain.substring(1, domain.length() - 1);
            return IPV4.matcher(address).matches() || address.startsWith("IPv6:") && isIpv6(address.substring(5));
        }
        return isHost(domain) && MAIL_DOMAIN.matcher(ascii(domain)).matches();
    }

    private static boolean isHost(String text) {
        return HOST.matcher(ascii(text)).matches();
    }

    /** Empty for what is no internationalized name. */
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static boolean isIpv6(String text) {
        try {
            // In brackets it is an address or nothing: no name is looked up.
            return IPV6.matcher(text).matches()
                    && InetAddress.getByName("[" + text + "]").getHostAddress() != null;
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    private static boolean isRegex(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private static boolean isBase64(String text) {
        try {
            Base64.getDecoder().decode(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<String> unless(boolean fine, String rule) {
        return fine ? Optional.empty() : Optional.of(rule);
    }
}

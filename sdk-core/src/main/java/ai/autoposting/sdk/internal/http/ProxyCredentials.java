package ai.autoposting.sdk.internal.http;

import ai.autoposting.sdk.internal.secrets.BasicCredentials;
import java.util.List;

/** Who we are to a proxy that asks with the scheme Basic. */
public record ProxyCredentials(String user, String password) {
    public void check(List<String> problems) {
        if (user.indexOf(':') >= 0) {
            problems.add("proxyCredentials: the user name must not contain a colon, which ends it in the scheme Basic");
        }
        String both = user + password;
        if (both.chars().anyMatch(Character::isISOControl)) {
            problems.add("proxyCredentials must have no control characters");
        }
    }

    /** The value of the header that gives them. */
    String authorization() {
        return "Basic " + BasicCredentials.encode(user, password);
    }

    /** All that must not be shown. */
    public List<String> secrets() {
        return List.of(password, BasicCredentials.encode(user, password));
    }

    @Override
    public String toString() {
        return "ProxyCredentials{***}";
    }
}

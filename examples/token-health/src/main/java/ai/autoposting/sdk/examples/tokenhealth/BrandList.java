package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.examples.common.CommandRun.WrongUseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The brands to ask for, each once, in the order in which they are named. */
final class BrandList {
    private static final String COMMENT = "#";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern NO_BRAND = Pattern.compile("[\\s,;\"{}]");

    private final Set<String> brands = new LinkedHashSet<>();

    void add(List<String> some) {
        some.stream().map(String::strip).filter(brand -> !brand.isEmpty()).forEach(brands::add);
    }

    /**
     * One to a line; blank lines and those that begin with # are passed over. A file of tokens, given by mistake, is refused and not
     * quoted: as brands they would be sent and shown.
     */
    void addFile(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<String> named = new ArrayList<>();
        int number = 0;
        for (String line : body.lines().map(String::strip).toList()) {
            number++;
            if (line.startsWith(COMMENT)) {
                continue;
            }
            if (NO_BRAND.matcher(line).find()) {
                throw new WrongUseException(file + ", line " + number + ": there must be a brand and nothing else");
            }
            named.add(line);
        }
        add(named);
    }

    List<String> brands() {
        return new ArrayList<>(brands);
    }
}

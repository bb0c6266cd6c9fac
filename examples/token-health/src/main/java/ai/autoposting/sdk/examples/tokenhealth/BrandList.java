package ai.autoposting.sdk.examples.tokenhealth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The brands to ask for, each once, in the order in which they are named. */
final class BrandList {
    private static final String COMMENT = "#";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Set<String> brands = new LinkedHashSet<>();

    void add(List<String> some) {
        some.stream().map(String::strip).filter(brand -> !brand.isEmpty()).forEach(brands::add);
    }

    /** One to a line; blank lines and those that begin with # are passed over. */
    void addFile(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        add(body.lines().filter(line -> !line.strip().startsWith(COMMENT)).toList());
    }

    List<String> brands() {
        return new ArrayList<>(brands);
    }
}

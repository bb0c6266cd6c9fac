package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.model.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found of all brands, in their order, at an instant.
 *
 * @param stopped why not all brands were asked, if so
 */
record Report(Instant at, List<Brand> brands, Optional<String> stopped) {
    /** A brand, with a cell for each platform. */
    record Brand(String name, List<Cell> cells) {
        boolean isUnread() {
            return cells.stream().anyMatch(cell -> cell.failure().isPresent());
        }
    }

    /** An account and where it is. */
    record Located(String brand, Platform platform, Account account) {}

    Stream<Located> accounts() {
        return brands.stream()
                .flatMap(brand -> brand.cells().stream()
                        .flatMap(cell -> cell.accounts().stream()
                                .map(account -> new Located(brand.name(), cell.platform(), account))));
    }

    long needingAttention() {
        return accounts().filter(each -> each.account().needsAttention()).count();
    }

    long unreadBrands() {
        return brands.stream().filter(Brand::isUnread).count();
    }
}

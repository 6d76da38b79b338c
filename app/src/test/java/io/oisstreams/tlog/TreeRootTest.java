package io.oisstreams.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreeRootTest {
    private static final List<byte[]> THOUSAND = Leaves.numbered(1_000);
    private static final String HASH = "0123456789abcdef".repeat(4);

    /** The contents of the leaves of Certificate Transparency's test tree. */
    static final List<byte[]> PUBLISHED_LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    @Test
    void theEmptyTreeIsTheHashOfNothing() {
        // FIPS 202, SHA3-256 of the empty message.
        assertThat(HashText.of(new TreeBuilder().root()))
                .isEqualTo("a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a");
        assertThat(CompactRange.EMPTY.root()).isEqualTo(new MerkleHash().emptyRoot());
    }

    @Test
    void leavesAndNodesHaveDifferentPrefixes() {
        MerkleHash hash = new MerkleHash();
        byte[] left = hash.leaf(new byte[] {1});
        byte[] right = hash.leaf(new byte[] {2});
        byte[] both = HexFormat.of().parseHex(HashText.of(left) + HashText.of(right));

        assertThat(hash.leaf(both)).isNotEqualTo(hash.node(left, right));
        // printf '\0\1' | openssl dgst -sha3-256
        assertThat(HashText.of(left)).isEqualTo("76ab70dc46775b641a8e71507b07145aed11ae5efc0baa94ac06876af2b3bf5c");
    }

    /** Certificate Transparency's published roots are of SHA-256, over the same tree. */
    @ParameterizedTest
    @MethodSource
    void publishedRoots(int size, String root) {
        MerkleHash sha256 = new MerkleHash(new SHA256Digest());
        TreeBuilder tree = new TreeBuilder(sha256);

        PUBLISHED_LEAVES.stream().limit(size).map(sha256::leaf).forEach(tree::add);

        assertThat(HashText.of(tree.root())).isEqualTo(root);
    }

    static Stream<Arguments> publishedRoots() {
        return Stream.of(
                Arguments.of(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                Arguments.of(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
                Arguments.of(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
                Arguments.of(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
                Arguments.of(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                Arguments.of(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
                Arguments.of(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
                Arguments.of(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
                Arguments.of(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));
    }

    @Test
    void rootsAreThoseOfTheDefinitionForAllSizesUpToAThousand() {
        TreeBuilder tree = new TreeBuilder();
        CompactRange range = CompactRange.EMPTY;
        for (int size = 0; size <= THOUSAND.size(); size++) {
            byte[] root = SlowTree.root(THOUSAND.subList(0, size), new MerkleHash());

            assertThat(tree.root()).as("size %s", size).isEqualTo(root);
            assertThat(range.root()).as("size %s", size).isEqualTo(root);
            assertThat(tree.range()).as("size %s", size).isEqualTo(range);
            assertThat(tree.size()).isEqualTo(size);
            if (size < THOUSAND.size()) {
                tree.add(THOUSAND.get(size));
                range = range.append(THOUSAND.get(size));
            }
        }
    }

    @Test
    void theSmallestTreeGivesItsRootAway() {
        TreeBuilder tree = new TreeBuilder();
        tree.add(THOUSAND.get(0).clone());
        byte[] before = tree.root();

        tree.root()[0] ^= 1;

        assertThat(tree.root()).isEqualTo(before);
    }

    @Test
    void aRangeOfTheLargestTreesGoesOn() {
        CompactRange range = new CompactRange(1L << 61, List.of(HASH));

        CompactRange longer = range.append(THOUSAND.get(0));

        assertThat(longer.size()).isEqualTo((1L << 61) + 1);
        assertThat(longer.hashes()).containsExactly(HASH, HashText.of(THOUSAND.get(0)));
    }

    @ParameterizedTest
    @CsvSource({"-1, 64", "0, 1", "1, 0", "2, 2", "3, 1", "7, 2"})
    void aRangeWithAnotherNumberOfHashesIsRefused(long size, int hashes) {
        assertThatThrownBy(() -> new CompactRange(size, Collections.nCopies(hashes, HASH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(size));
    }

    @ParameterizedTest
    @CsvSource({"''", "0123", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void aRangeWithAMalformedHashIsRefused(String hash) {
        assertThatThrownBy(() -> new CompactRange(1, List.of(hash)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 hexadecimal");
    }

    @Test
    void hashesHaveOneTextOnly() {
        assertThat(HashText.parse(HASH))
                .hasValueSatisfying(bytes -> assertThat(HashText.of(bytes)).isEqualTo(HASH));
        assertThat(HashText.parse(HASH.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(HashText.parse(HASH + "00")).isEmpty();
        assertThat(HashText.parse(HASH + "\n")).isEmpty();
        assertThat(HashText.parse(HASH.substring(1) + "g")).isEmpty();
    }
}

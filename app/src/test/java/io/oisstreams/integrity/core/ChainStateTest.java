package io.oisstreams.integrity.core;

import static io.oisstreams.integrity.core.ChainState.GENESIS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The links of a chain: contract 4.4. Entry n has hash "hn". */
class ChainStateTest {
    private static ChainState add(ChainState chain, long... sequences) {
        ChainState next = chain;
        for (long sequence : sequences) {
            next = next.with(sequence, sequence == 0 ? GENESIS : "h" + (sequence - 1), "h" + sequence, false);
        }
        return next;
    }

    private static ChainState of(long... sequences) {
        return add(ChainState.EMPTY, sequences);
    }

    private static ChainState backfill(ChainState chain, long sequence) {
        return chain.backfilled(sequence, sequence == 0 ? GENESIS : "h" + (sequence - 1), "h" + sequence);
    }

    @Test
    void aChainFromItsGenesisIsWhole() {
        assertThat(of(0).whole()).isTrue();
        assertThat(of(0, 1, 2, 3).whole()).isTrue();
        assertThat(of(0, 1, 2, 3).runs()).hasSize(1);
        assertThat(ChainState.EMPTY.whole()).isFalse();
    }

    @Test
    void theGenesisMustHaveTheZeroHashAsPredecessor() {
        assertThat(ChainState.EMPTY.with(0, "h", "h0", false).whole()).isFalse();
        assertThat(ChainState.EMPTY.with(1, GENESIS, "h1", false).whole()).isFalse();
    }

    @Test
    void withoutItsGenesisAChainIsBroken() {
        assertThat(of(1).whole()).isFalse();
        assertThat(of(1, 2, 3).whole()).isFalse();
    }

    @Test
    void aGenesisThatComesLaterMendsTheChain() {
        assertThat(of(1, 2, 0).whole()).isTrue();
        assertThat(of(2, 0).whole()).isFalse();
        assertThat(of(2, 0, 1).whole()).isTrue();
        assertThat(of(2, 0, 1, 3).whole()).isTrue();
    }

    @Test
    void aGapBreaksTheChainForTheEntryAndAllAfterIt() {
        assertThat(of(0, 2).whole()).isFalse();
        assertThat(of(0, 2, 3, 4).whole()).isFalse();
    }

    @Test
    void theMissingEntryMendsTheChainFromThenOn() {
        assertThat(of(0, 2, 3, 1).whole()).isTrue();
        assertThat(of(0, 2, 3, 1, 4).whole()).isTrue();
    }

    @Test
    void twoGapsNeedBothEntries() {
        assertThat(of(0, 2, 4, 1).whole()).isFalse();
        assertThat(of(0, 2, 4, 1, 5).whole()).isFalse();
        assertThat(of(0, 2, 4, 1, 3).whole()).isTrue();
        assertThat(of(0, 2, 4, 3, 1).whole()).isTrue();
        assertThat(of(0, 4, 2, 3, 1, 5).whole()).isTrue();
    }

    @Test
    void aWrongPredecessorBreaksTheChain() {
        ChainState broken = of(0, 1).with(2, "x", "h2", false);

        assertThat(broken.whole()).isFalse();
        assertThat(add(broken, 3).whole()).isFalse();
    }

    @Test
    void theRightPredecessorAtTheWrongSequenceBreaksTheChain() {
        assertThat(of(0, 1).with(3, "h1", "h3", false).whole()).isFalse();
        assertThat(of(0, 1).with(1, "h1", "h1b", false).whole()).isFalse();
    }

    @Test
    void aForkBreaksTheChainForBothBranches() {
        ChainState forked = of(0, 1, 2).with(2, "h1", "fork", false);

        assertThat(forked.whole()).isFalse();
        assertThat(add(forked, 3).whole()).isFalse();
        assertThat(forked.with(3, "fork", "h3", false).whole()).isFalse();
    }

    @Test
    void aSecondGenesisBreaksTheChain() {
        ChainState forked = of(0, 1).with(0, GENESIS, "other", false);

        assertThat(forked.whole()).isFalse();
        assertThat(add(forked, 2).whole()).isFalse();
        assertThat(forked.runs().get(0).lastHash()).isEqualTo("h1");
    }

    @Test
    void aReattestationOfTheEntryReceivedLastMendsTheChain() {
        ChainState broken = of(0, 1, 5);

        ChainState mended = broken.with(6, "h5", "h6", true);

        assertThat(mended.whole()).isTrue();
        assertThat(add(mended, 7).whole()).isTrue();
        assertThat(mended.runs()).hasSize(1);
    }

    @Test
    void aReattestationMendsAChainWithoutGenesis() {
        assertThat(of(3).with(4, "h3", "h4", true).whole()).isTrue();
    }

    @Test
    void aReattestationOfAnotherEntryOrSequenceMendsNothing() {
        ChainState broken = of(0, 1, 5);

        assertThat(broken.with(2, "h1", "h2", true).whole()).isFalse();
        assertThat(broken.with(7, "h5", "h7", true).whole()).isFalse();
        assertThat(broken.with(6, "x", "h6", true).whole()).isFalse();
        assertThat(broken.with(6, "h5", "h6", false).whole()).isFalse();
    }

    @Test
    void aReattestationCannotBeTheFirstEntry() {
        assertThat(ChainState.EMPTY.with(0, "", "h0", true).whole()).isFalse();
        assertThat(ChainState.EMPTY.with(0, GENESIS, "h0", true).whole()).isTrue();
    }

    @Test
    void aReattestationInAWholeChainIsAnOrdinaryEntry() {
        ChainState chain = of(0, 1).with(2, "h1", "h2", true);

        assertThat(chain.whole()).isTrue();
        assertThat(add(chain, 3).whole()).isTrue();
    }

    @Test
    void theSameEntryAgainChangesNothing() {
        ChainState chain = of(0, 1);

        assertThat(add(chain, 1)).isSameAs(chain);
        assertThat(add(chain, 1, 2).whole()).isTrue();
    }

    @Test
    void aStaleEntryClosesAGap() {
        ChainState chain = backfill(of(0, 2), 1);

        assertThat(chain.whole()).isTrue();
        assertThat(add(chain, 3).whole()).isTrue();
    }

    @Test
    void aStaleEntryAtTheEndIsLinkedToByTheNext() {
        assertThat(add(backfill(of(0), 1), 2).whole()).isTrue();
    }

    @Test
    void aStaleGenesisIsLinkedToWhetherItComesFirstOrLater() {
        assertThat(add(backfill(ChainState.EMPTY, 0), 1).whole()).isTrue();
        assertThat(backfill(of(1), 0).whole()).isTrue();
    }

    @Test
    void staleEntriesCloseALongGapFromEitherEnd() {
        assertThat(backfill(backfill(of(0, 3), 1), 2).whole()).isTrue();
        assertThat(backfill(backfill(of(0, 3), 2), 1).whole()).isTrue();
    }

    @Test
    void aStaleEntryIsNotTheEntryReceivedLast() {
        ChainState chain = backfill(of(0, 2, 5), 1);

        assertThat(chain.lastHash()).isEqualTo("h5");
        assertThat(chain.lastSequence()).isEqualTo(5);
        assertThat(chain.with(6, "h5", "h6", true).whole()).isTrue();
    }

    @Test
    void aStaleEntryThatFitsNowhereChangesNothing() {
        ChainState whole = of(0, 1, 2);

        assertThat(backfill(whole, 1)).isEqualTo(whole);
        assertThat(whole.backfilled(1, "h0", "fork")).isEqualTo(whole);
        assertThat(backfill(whole, 9)).isEqualTo(whole);
        assertThat(backfill(whole, 2)).isEqualTo(whole);
    }

    @Test
    void sixtyFourRunsAreRemembered() {
        ChainState broken = of(0);
        for (int i = 1; i < 64; i++) {
            broken = add(broken, 2L * i);
        }
        assertThat(broken.runs()).hasSize(64);
        assertThat(broken.overflowed()).isFalse();
        for (int i = 0; i < 63; i++) {
            assertThat(broken.whole()).isFalse();
            broken = backfill(broken, 2L * i + 1);
        }
        assertThat(broken.whole()).isTrue();
    }

    @Test
    void afterMoreGapsOnlyAReattestationHelps() {
        ChainState broken = of(0);
        for (int i = 1; i <= 64; i++) {
            broken = add(broken, 2L * i);
        }
        assertThat(broken.runs()).hasSize(64);
        assertThat(broken.overflowed()).isTrue();
        assertThat(broken.runs().get(0).firstSequence()).isZero();
        ChainState full = broken;
        assertThat(full.backfilled(1_000, "x", "y").whole()).isFalse();
        for (int i = 0; i < 64; i++) {
            broken = add(broken, 2L * i + 1);
        }

        assertThat(broken.whole()).isFalse();
        assertThat(add(broken, 2).whole()).isFalse(); // it was forgotten, and comes again
        assertThat(full.with(129, "h128", "h129", true).whole()).isTrue();
    }

    @Test
    void aTenantKeepsEachChainByItself() {
        TenantState tenant = new TenantState("acme", Facts.RULES);

        assertThat(tenant.link("a", 0, GENESIS, "h0", false).whole()).isTrue();
        assertThat(tenant.link("b", 1, "h0", "h1", false).whole()).isFalse();
        assertThat(tenant.backfill("b", 0, GENESIS, "h0").whole()).isTrue();
        assertThat(tenant.chain("a").lastSequence()).isZero();
        assertThat(tenant.chain("unknown")).isEqualTo(ChainState.EMPTY);
        tenant.restoreChain("c", tenant.chain("b"));
        assertThat(tenant.link("c", 2, "h1", "h2", false).whole()).isTrue();
    }
}

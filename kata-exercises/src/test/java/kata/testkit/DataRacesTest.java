package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kata.testkit.sample.Races;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataRacesTest {

    private static DataRaces in(String sample) throws ClassNotFoundException {
        return DataRaces.in(Class.forName(Races.class.getName() + "$" + sample))
                .oneThread("write", "write")
                .oneThread("read", "read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VolatileField",
                "OneLock",
                "LockOfTheClass",
                "LockedByTheCaller",
                "LockedByAFunction",
                "LockedIfItCan",
                "TwoHalvesOfALock",
                "TwoHalvesOfALockOfTheConstructor",
                "Optimistic",
                "AcquireAndRelease",
                "Updater",
                "Latch",
                "Snapshot",
                "ListUnderALock",
                "ListMadeForIt",
                "OwnPart",
                "Helper",
                "FlagUnderALock",
                "Stream",
                "InheritedVolatile",
                "OneSemaphore",
                "OptimisticBothAtOnce",
                "AtomicFlagUnderALock",
                "VectorAndSet",
                "ArrayOfAFunctionUnderALock",
                "ListFilledThenPublished",
                "ListFilledUnderALock",
                "LookUnderALock",
                "LookUnderALockThroughALocal",
                "LookInAMethodUnderALock",
                "PlainFlagUnderALock",
                "OpaqueBetweenFences",
                "PlainBetweenFences",
                "FlagBetweenFences",
                "AcquireOfAFlag",
                "HomeMadeLock",
                "HomeMadeLockOfAHandle",
                "HomeMadeLockOfItsOwnClass",
                "ThreeStates",
                "MonitorOfTheOuter",
            })
    void what_is_ordered_is_found_to_be(String sample) throws Exception {
        assertDoesNotThrow(in(sample)::expectNone);
        assertDoesNotThrow(in(sample)::expectDecided);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PlainField",
                "PlainStaticField",
                "PlainReadOfAVolatileField",
                "PlainWriteOfAnAtomic",
                "VolatileArray",
                "LockOnOneSide",
                "TwoLocks",
                "HalvesOfTwoLocks",
                "LockForEachCall",
                "LockLetGoTooEarly",
                "LockOnOneWayOnly",
                "WriteUnderTheReadLock",
                "FlagBeforeTheValue",
                "UnsafeList",
                "UnsafeHelper",
                "PlainFieldInAStream",
                "InheritedPlainField",
                "OptimisticNeverAsked",
                "OptimisticReadAfterwards",
                "ArrayOfAFunction",
                "ArrayInAnAtomic",
                "ArrayInAnArray",
                "ArrayFilled",
                "ListFilledInPublic",
                "OpaqueWithoutAnAcquireFence",
                "OpaqueWithoutAReleaseFence",
                "FenceBeforeTheRead",
                "FenceAfterTheWrite",
                "FenceBeforeTheWork",
                "UsedBeforeTheFence",
                "FenceOnOneWayOnly",
                "MonitorOfTheInner",
            })
    void what_nothing_orders_is_a_race(String sample) throws Exception {
        Finding finding = assertThrows(Finding.class, in(sample)::expectNone);
        assertEquals("RACE", finding.verdict());
        assertTrue(finding.facts().get("location").startsWith("Races.java:"), finding::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FlagAfterTheValue",
                "FlagWithoutASecondLook",
                "FlagThatGoesDownAgain",
                "FirstOneIn",
                "HalfFences",
                "HalfOfALockInAField",
                "HalvesOfOneOfTwoLocks",
                "HomeMadeLockOfAnybody",
                "HomeMadeLockThatBeginsTaken",
                "HomeMadeLockTakenInTwoSteps",
                "StateThatBeginsAgain",
                "LockThatChanges",
                "SomewhereElse",
                "SemaphoreOfAnybody",
                "SemaphoreOfTwo",
            })
    void what_cannot_be_told_is_neither(String sample) throws Exception {
        assertDoesNotThrow(in(sample)::expectNone);
        Finding finding = assertThrows(Finding.class, in(sample)::expectDecided);
        assertEquals("INCONCLUSIVE", finding.verdict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LookBeforeTheLock",
                "LookUnderAnotherLock",
                "LookInASectionOfItsOwn",
                "LookBeforeAWait",
                "LookAndALaterWrite",
                "FlagPutUpLater",
            })
    void what_may_be_written_again_is_not_ordered_by_a_look(String sample) throws Exception {
        assertThrows(Finding.class, () -> {
            in(sample).expectNone();
            in(sample).expectDecided();
        });
    }

    @Test
    void opaque_mode_will_do_only_where_it_is_said() throws Exception {
        DataRaces strict = in("PlainField");
        assertThrows(Finding.class, strict::expectNone);
        assertThrows(Finding.class, in("PlainField").opaqueWillDo()::expectNone);
    }

    @Test
    void a_flag_that_is_pushed_by_a_volatile_field_is_seen_in_the_end() throws Exception {
        assertDoesNotThrow(in("PushedByAnother").opaqueWillDo()::expectNone);
        assertDoesNotThrow(in("PushedByAnother").opaqueWillDo()::expectDecided);
        assertThrows(Finding.class, in("PushedByAnother")::expectDecided);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PushedBefore",
                "PushedOnOneWayOnly",
                "PulledOnce",
                "PulledAfterwards",
                "PushedByBoth",
                "PushedAndTakenBack",
            })
    void a_flag_that_may_not_be_pushed_is_not_found_to_be_seen(String sample) throws Exception {
        assertThrows(Finding.class, () -> {
            in(sample).opaqueWillDo().expectNone();
            in(sample).opaqueWillDo().expectDecided();
        });
    }

    @Test
    void fences_alone_do_not_let_a_flag_be_seen_in_the_end() throws Exception {
        assertThrows(Finding.class, () -> {
            in("FlagBetweenFences").opaqueWillDo().expectNone();
            in("FlagBetweenFences").opaqueWillDo().expectDecided();
        });
    }

    @Test
    void several_threads_of_one_role_are_in_each_others_way() throws Exception {
        DataRaces one = DataRaces.in(Class.forName(Races.class.getName() + "$PlainField"))
                .oneThread("both", "read", "write");
        DataRaces several = DataRaces.in(Class.forName(Races.class.getName() + "$PlainField"))
                .severalThreads("both", "read", "write");
        assertDoesNotThrow(one::expectNone);
        assertThrows(Finding.class, several::expectNone);
    }

    @Test
    void the_finding_names_the_field_and_both_lines() throws Exception {
        Finding finding = assertThrows(Finding.class, in("LockOnOneSide")::expectNone);
        assertEquals(
                "value is a plain field, only its read is under a lock: read may never see what write writes",
                finding.facts().get("observed"));
        assertTrue(finding.facts().get("detail").lines().count() == 3, finding::getMessage);
    }
}

package io.github.primeskata.report;

import io.github.primeskata.grade.Step;
import io.github.primeskata.text.PageTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that is to keep the largest number, and threads that put theirs in by comparing and setting. A thread that
 * reads a number as large as its own has nothing to do; what one does after a refusal that was not recorded is unknown.
 */
final class CompareAndSetModel implements OrderModel {

    private static final String NUMBER = "(-?\\d{1,15})";
    private static final Pattern GET = Pattern.compile("get " + NUMBER);
    private static final Pattern SET = Pattern.compile("set " + NUMBER + " to " + NUMBER + "(: refused)?");

    private record Access(boolean sets, long value, boolean refused) {}

    /** How a thread stands that does no more of its steps. */
    private enum Way {
        AS_RECORDED,
        /** A number as large as its own is there. */
        NOTHING_TO_DO,
        /** What it does then was not recorded. */
        UNKNOWN
    }

    private final List<String> threads;
    private final List<List<Access>> accesses;
    /** The number that each thread wants to put in. */
    private final List<Long> wanted;

    private final int[] at;
    private final long[] read;
    private final Way[] ways;
    private long cell;

    private CompareAndSetModel(
            List<String> threads,
            List<List<Access>> accesses,
            List<Long> wanted,
            int[] at,
            long[] read,
            Way[] ways,
            long cell) {
        this.threads = threads;
        this.accesses = accesses;
        this.wanted = wanted;
        this.at = at.clone();
        this.read = read.clone();
        this.ways = ways.clone();
        this.cell = cell;
    }

    static Optional<OrderModel> of(List<String> threads, List<List<Step>> own) {
        List<List<Access>> accesses = new ArrayList<>();
        List<Long> wanted = new ArrayList<>();
        for (List<Step> steps : own) {
            List<Access> ofThread = new ArrayList<>();
            List<Long> values = new ArrayList<>();
            for (Step step : steps) {
                Matcher get = GET.matcher(step.action());
                Matcher set = SET.matcher(step.action());
                if (get.matches()) {
                    ofThread.add(new Access(false, Long.parseLong(get.group(1)), false));
                } else if (set.matches() && comparesWhatItRead(ofThread, Long.parseLong(set.group(1)))) {
                    values.add(Long.parseLong(set.group(2)));
                    ofThread.add(new Access(true, values.get(values.size() - 1), set.group(3) != null));
                } else {
                    return Optional.empty();
                }
            }
            if (values.stream().distinct().count() != 1) {
                return Optional.empty();
            }
            accesses.add(ofThread);
            wanted.add(values.get(0));
        }
        Way[] ways = new Way[threads.size()];
        Arrays.fill(ways, Way.AS_RECORDED);
        // Whoever comes first reads what was there; the check of the whole order finds out if that is not so.
        return Optional.of(new CompareAndSetModel(
                threads,
                accesses,
                wanted,
                new int[threads.size()],
                new long[threads.size()],
                ways,
                accesses.get(0).get(0).value));
    }

    private static boolean comparesWhatItRead(List<Access> before, long expected) {
        return !before.isEmpty()
                && !before.get(before.size() - 1).sets
                && before.get(before.size() - 1).value == expected;
    }

    @Override
    public OrderModel copy() {
        return new CompareAndSetModel(threads, accesses, wanted, at, read, ways, cell);
    }

    @Override
    public String run(int thread) {
        Access access = accesses.get(thread).get(at[thread]++);
        if (access.sets) {
            return set(thread, access);
        }
        read[thread] = cell;
        if (cell != access.value && cell >= wanted.get(thread)) {
            ways[thread] = Way.NOTHING_TO_DO;
        }
        return "get " + cell;
    }

    private String set(int thread, Access access) {
        boolean refused = cell != read[thread];
        String answer = "set " + read[thread] + " to " + access.value + (refused ? ": refused" : "");
        if (!refused) {
            cell = access.value;
        }
        if (refused && !access.refused) {
            ways[thread] = cell >= wanted.get(thread) ? Way.NOTHING_TO_DO : Way.UNKNOWN;
        } else if (!refused && access.refused) {
            ways[thread] = Way.NOTHING_TO_DO;
        }
        return answer;
    }

    @Override
    public List<String> next() {
        List<String> next = new ArrayList<>();
        for (int thread = 0; thread < at.length; thread++) {
            boolean none = ways[thread] != Way.AS_RECORDED
                    || at[thread] == accesses.get(thread).size();
            next.add(
                    none
                            ? ""
                            : accesses.get(thread).get(at[thread]).sets
                                    ? "set " + read[thread] + " to " + wanted.get(thread)
                                    : "get");
        }
        return next;
    }

    @Override
    public List<Integer> away() {
        List<Integer> away = new ArrayList<>();
        for (int thread = 0; thread < ways.length; thread++) {
            if (ways[thread] == Way.UNKNOWN) {
                away.add(thread);
            }
        }
        return away;
    }

    @Override
    public Map<String, String> shared() {
        return Map.of(PageTexts.sharedNumber(), Long.toString(cell));
    }

    @Override
    public String broken(boolean over) {
        long largest = wanted.stream().mapToLong(number -> number).max().orElse(cell);
        return over && away().isEmpty() && cell < largest ? PageTexts.largestLost(cell, largest) : "";
    }

    @Override
    public boolean isUnknown() {
        return !away().isEmpty();
    }

    @Override
    public String about() {
        return PageTexts.modelCompareAndSet();
    }
}

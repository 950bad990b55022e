package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.result.Entry;
import io.github.primeskata.result.Place;
import io.github.primeskata.room.Room;
import io.github.primeskata.room.Seat;
import io.github.primeskata.text.RoomWords;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A room as one HTML file that needs no other and runs no script. Its own policy forbids it every request. */
public final class RoomPage {

    private static final String OWN = "/page/";

    private RoomPage() {}

    /**
     * The text of the file. A pure function, but for the parts of the page that lie on the class path.
     *
     * @param now what is called now on it
     * @param refresh after how many seconds a browser should look again; 0 for never
     */
    public static String of(Room room, Instant now, int refresh) throws IOException {
        StringBuilder body = new StringBuilder();
        body.append("<h1>").append(Html.text(RoomWords.title())).append("</h1>\n");
        body.append(Html.paragraph(RoomWords.subtitle(
                room.seats().size(),
                solved(room),
                now.truncatedTo(ChronoUnit.SECONDS).toString())));
        if (room.seats().isEmpty()) {
            body.append(Html.paragraph(RoomWords.nobody()));
        } else {
            section(body, RoomWords.stuckHeading(), RoomWords.stuckColumns(), stuck(room, now));
            section(body, RoomWords.exercisesHeading(), RoomWords.exercisesColumns(), exercises(room));
            body.append("<section class=\"grid\">").append(Html.heading(RoomWords.gridHeading()));
            body.append(Html.paragraph(RoomWords.gridLegend()));
            body.append(grid(room)).append("</section>\n");
        }
        if (!room.skipped().isEmpty()) {
            if (room.anonymous()) {
                body.append("<section>").append(Html.heading(RoomWords.skippedHeading()));
                body.append(Html.paragraph(
                                RoomWords.skippedAnonymously(room.skipped().size())))
                        .append("</section>\n");
            } else {
                section(
                        body,
                        RoomWords.skippedHeading(),
                        RoomWords.skippedColumns(),
                        room.skipped().stream()
                                .map(one -> List.of(one.file(), one.why()))
                                .toList());
            }
        }
        body.append(Html.paragraph(RoomWords.note()));
        Map<String, String> parts = Map.of(
                "title",
                Html.text(RoomWords.title()),
                "refresh",
                refresh > 0 ? "<meta http-equiv=\"refresh\" content=\"" + refresh + "\">" : "",
                "style",
                resource("benchmark.css") + resource("room.css"),
                "body",
                body.toString());
        return java.util.regex.Pattern.compile("@(\\w+)@")
                .matcher(resource("room.html"))
                .replaceAll(place -> java.util.regex.Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static void section(StringBuilder body, String heading, List<String> head, List<List<String>> rows) {
        body.append("<section>").append(Html.heading(heading));
        body.append(Html.table(heading, head, rows)).append("</section>\n");
    }

    static int solved(Room room) {
        return room.seats().stream().mapToInt(Seat::solved).sum();
    }

    /** A row a seat: those that are stuck first, the longest first. */
    static List<List<String>> stuck(Room room, Instant now) {
        List<Seat> seats = new ArrayList<>(room.seats());
        seats.sort(java.util.Comparator.comparing((Seat seat) -> seat.stuck().isEmpty())
                .thenComparing(seat -> seat.stuck().map(Seat.Graded::finished).orElse(seat.newest())));
        return seats.stream().map(seat -> stuck(seat, now)).toList();
    }

    private static List<String> stuck(Seat seat, Instant now) {
        Optional<Entry> entry = seat.stuck().map(Seat.Graded::entry);
        return List.of(
                seat.name(),
                Integer.toString(seat.solved()),
                Integer.toString(seat.points()),
                entry.map(Entry::id).orElse(RoomWords.notStuck()),
                entry.map(Entry::verdict).orElse(""),
                entry.flatMap(Entry::failure).map(RoomPage::observed).orElse(""),
                RoomWords.ago(Duration.between(seat.newest(), now).toMinutes()));
    }

    private static String observed(Entry.Rejection failure) {
        return failure.observed()
                + failure.place()
                        .map(Place::shown)
                        .map(place -> " (" + place + ")")
                        .orElse("");
    }

    /** A row an exercise that somebody has begun. */
    static List<List<String>> exercises(Room room) {
        List<List<String>> rows = new ArrayList<>();
        for (Room.Standing one : room.standings()) {
            int begun = one.solved() + one.failing() + one.undecided();
            rows.add(List.of(
                    one.exercise().id() + " " + one.exercise().page().title(),
                    Integer.toString(one.solved()),
                    Integer.toString(one.failing()),
                    Integer.toString(room.seats().size() - begun),
                    one.commonest()
                            .map(most -> RoomWords.commonest(most.verdict(), most.check(), most.seats(), one.failing()))
                            .orElse("")));
        }
        return rows;
    }

    private static String grid(Room room) {
        List<Exercise> begun =
                room.standings().stream().map(Room.Standing::exercise).toList();
        List<String> head = new ArrayList<>(List.of(RoomWords.stuckColumns().get(0)));
        begun.forEach(exercise -> head.add(exercise.id()));
        List<List<String>> rows = new ArrayList<>();
        for (Seat seat : room.seats()) {
            List<String> row = new ArrayList<>(List.of(seat.name()));
            begun.forEach(exercise -> row.add(sign(seat.latest().get(exercise.name()))));
            rows.add(row);
        }
        return Html.table(RoomWords.gridHeading(), head, rows);
    }

    private static String sign(Seat.Graded graded) {
        if (graded == null || !graded.entry().started()) {
            return ".";
        }
        if (graded.entry().passed()) {
            return "+";
        }
        return graded.entry().faulty() || graded.entry().verdict().equals("INCONCLUSIVE") ? "?" : "x";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RoomPage.class.getResourceAsStream(OWN + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

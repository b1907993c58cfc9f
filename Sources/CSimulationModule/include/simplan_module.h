/* The simplan module contract: the one stable interface between simplan and its modules. This file alone is enough to
 * write a module, or a host, in any language.
 *
 * Contents: 1 modules, 2 messages, 3 frames, 4 requests, 5 values, 6 the manifest, 7 names, 8 units, 9 links to the
 * economy, 10 charts, targets and sections, 11 what a module promises, 12 how the contract grows; then the C interface.
 *
 *
 * 1 Modules
 *
 * A module describes itself (its manifest), checks parameters, opens sessions with parameters, and runs samples in a
 * session: inputs and varied parameters in, outputs out. It is either
 *
 *   - a shared library that exports one function, `simplan_module *simplan_module_entry(void);` (last part of this
 *     file). A host finds the module `wind-solar` as `libWindSolar.so`: "lib", each word of the identifier with a
 *     capital first letter, ".so";
 *   - or a program that reads requests from its standard input and writes replies to its standard output, in frames (3).
 *     A host finds it as the executable file `wind-solar`, or `wind-solar` with any suffix, such as `wind-solar.py`.
 *
 * Where one folder has both, the library is used.
 *
 *
 * 2 Messages
 *
 * Every request, reply and progress report is one message:
 *
 *     bytes 0-7     length of the head in bytes, H       (unsigned 64-bit, little-endian)
 *     bytes 8-15    number of blocks, B                  (unsigned 64-bit, little-endian)
 *     B x 8 bytes   number of doubles in each block      (unsigned 64-bit, little-endian)
 *     H bytes       head: one JSON object in UTF-8, then zero bytes up to a multiple of 8
 *     blocks        doubles (IEEE 754 binary64, little-endian), one block after the other, always finite
 *
 * A message is exactly as long as these lengths say. The head names a block by its index, {"block": 0}. Arrays are
 * row-major: the last axis runs fastest. Numbers in the head are finite too. Keys that one side does not know are
 * ignored.
 *
 *
 * 3 Frames
 *
 * Between processes each message travels in a frame:
 *
 *     bytes 0-2     "SMF" (0x53 0x4D 0x46)
 *     byte  3       SIMPLAN_MODULE_ABI
 *     bytes 4-7     kind                                 (unsigned 32-bit, little-endian)
 *     bytes 8-15    length of the message in bytes       (unsigned 64-bit, little-endian)
 *     the message
 *
 *     kind  name      from    when
 *     1     request   host    when no request is being answered
 *     2     reply     module  exactly once for every request; it ends the request
 *     3     progress  module  any number of times between a request and its reply
 *     4     stop      host    at most once between a request and its reply; it has no message (length 0)
 *
 * The host speaks first; there is no greeting. It sends no request before it has the reply to the last one. A module
 * looks for `stop` when it likes (after each progress report is a good place), or never: then it answers in full. A
 * `stop` that arrives when no request is being answered came too late and is ignored. The host ends a module by closing
 * its input; the module then ends with code 0. Nothing but frames is written to standard output; whatever is for people
 * goes to standard error.
 *
 * A host may start a program several times, for sessions that run at once, and anew after it has ended: then it sends
 * labels and sessions again, and the manifest must be the same. It may end a program that takes too long, takes too much
 * memory, sends too much or has been asked nothing for long (simplan: 10 minutes), and start it again. A library in the
 * host's own process can be limited in none of this, since no thread can be ended from outside: a limit of time ends the
 * host there, and so do a crash and abort(). simplan runs libraries as programs, too, where it is told to isolate them.
 *
 *
 * 4 Requests
 *
 * Every request may carry "language": "en" or "zh" (absent: en). Every text for people in a reply is a string, or an
 * object {"en": "...", "zh": "..."} of which the host shows one.
 *
 * describe    {"request": "describe", "level": 1}
 *             -> {"manifest": {...}, "level": 1}                             the manifest: 6, level: 12
 *
 * check       {"request": "check", "mode": "path", "instance": "north", "axes": {"year": ["2015", "2016"]},
 *              "parameters": {"rate": {"number": 0.08}, "capacity": {"array": {"block": 0}}}}
 *             -> {"diagnostics": [{"severity": "error", "parameter": "shares", "index": ["wind", "2015"],
 *                                  "message": "sums to 1.1", "advice": "let the shares sum to 1"}]}
 *             The host sends the mode by name where the manifest has modes, the labels of every axis, and every
 *             parameter that applies in the mode, defaults filled in, in the declared units; "instance" is the name
 *             under which the scenario runs the module where that is not its identifier. "severity" is error (also
 *             where absent), warning or note. "index" says which element: labels along the axes, or a record's name,
 *             its field, and labels. An unknown parameter, an unknown mode, or a required parameter that is missing is
 *             an error of the request.
 *
 * open        as check, with "request": "open"
 *             -> {"session": 1}                                              any integer
 *             A module refuses parameters in which its check finds an error.
 *
 * run         {"request": "run", "session": 1, "samples": 3, "inputs": {"demand": {"block": 0, "perSample": true}},
 *              "varied": [{"path": ["rate"], "block": 1, "perSample": true}], "wanted": ["capacity"], "notes": false}
 *             -> {"outputs": {"capacity": {"block": 0}},
 *                 "samples": [{"sample": 0, "status": "infeasible", "message": "no park can be built in 2016"},
 *                             {"sample": 1, "notes": ["the grid limit bound in 2020"]}],
 *                 "stoppedAt": 2}
 *             "samples" in the request is their number (absent: 1; at most 1,048,576). A block of an input or of a
 *             varied parameter holds one array for all samples or, with "perSample", one for each, the sample being the
 *             slowest axis. An input that the manifest calls optional may be absent.
 *             "varied" replaces numbers among the session's parameters for this run; a sample with replaced parameters
 *             answers as a session opened with them would. Where they do not pass the check, the sample has failed. A
 *             path is ["key"] for a number, an integer or an array; ["key", label, ...] for the part of an array that
 *             has these labels along its first axes; ["key", record, "field", ...] for a field of a record, by the
 *             record's name; ["key", "column"] for a column of numbers of a table. No two paths overlap.
 *             "wanted" names the outputs to send back; absent: all that apply in the mode. Others need not be computed.
 *             "notes": false says that nobody reads notes; absent: true.
 *             In the reply each wanted output has a block over the samples and its axes, the sample slowest (at most
 *             268,435,456 doubles; a host cuts larger batches). "samples" names only those that did not answer or have
 *             notes, in ascending order: "status" is infeasible or failed, each with a message that says why; absent:
 *             answered. "stoppedAt" is there only where the host asked to stop: that sample and those behind it were
 *             not computed. The rows of samples without an answer are zero. One failed sample spoils no other.
 *
 * close       {"request": "close", "session": 1}
 *             -> {"session": 1}
 *
 * labels      {"request": "labels", "labels": ["1", "2", ...]}
 *             -> {"labels": 1}                                               any integer
 *             The labels of a long axis, sent once: check and open then say "axes": {"hour": {"labels": 1}}. A module
 *             that keeps none answers with an error, and the host sends them each time.
 *
 * Any request that cannot be answered as a whole, an unknown one too: -> {"error": "why"}
 *
 * Progress, at any time while a request is answered: {"sample": 0, "fraction": 0.5, "message": "2017"}; the fraction of
 * that sample that is done, 0 to 1; the message may be left out.
 *
 *
 * 5 Values
 *
 * The value of a parameter is an object with one key that names its kind:
 *
 *     {"number": 0.08}   {"integer": 3}   {"boolean": true}   {"text": "even"}   (a choice is a text)
 *     {"array": {"block": 0}}
 *     {"records": [{"name": "A", "fields": {"cost": {"number": 7.3}}}]}          in the scenario's order
 *     {"table": {"rows": 8760, "numbers": {"wind": {"block": 1}}, "texts": {"kind": ["a", ...]}}}
 *
 * In a manifest, where there are no blocks, a list of numbers stands in place of {"block": n}. The host opens and checks
 * all files; a module opens none.
 *
 *
 * 6 The manifest
 *
 * What may be left out is marked with a question mark; its default follows. "text" means a string or {"en", "zh"}.
 *
 *   identifier    "wind-solar" (7)
 *   version       "1.0.0", any text
 *   title         text: both languages are shown in lists
 *   summary       text: what the module computes, in a sentence or two
 *   modes?        [{"name": "path", "meaning": text}]; the first is the default; none: one way to run it
 *   axes?         [{"name": "technology", "labels"?: ["wind", "solar"], "titles"?: [text, text], "records"?: "parks",
 *                   "meaning"?: text}]
 *                 with "labels" the module fixes them; with "records" they are the names of the records of that
 *                 parameter; with neither they come from the host. "titles" are the labels as reports show them.
 *                 year, sector and final_demand belong to the host, need not be listed, and are never fixed.
 *   parameters?   [{"key": "rate", "kind": {...}, "meaning": text, "modes"?: ["path"], "default"?: {...},
 *                   "optional"?: false, "plausible"?: {...}}]; one without default that is not optional must be given
 *                 by the scenario
 *     kind        {"type": "number", "unit": "1", "lower"?: 0, "upper"?: 1, "above"?: 0}     above: a bound not reached
 *                 {"type": "integer", "lower"?, "upper"?, "above"?}    {"type": "boolean"}    {"type": "text"}
 *                 {"type": "choice", "choices": ["even", "first"]}
 *                 {"type": "array", "axes": ["technology", "year"], "unit": "h", "lower"?, "upper"?, "above"?,
 *                  "absent"?: 0}                         absent: the value of labels that the scenario does not name
 *                 {"type": "records", "fields": [parameters]}
 *                 {"type": "table", "columns": [{"name": "wind", "unit"?: "1", "meaning": text}]}   no unit: texts
 *     default     {"value": value (5), "origin": "assumption", "source": text, "low"?, "high"?, "required"?: false}
 *                 of an array also {"number": x}, which counts for all labels. "origin" is document, derived, unverified
 *                 or assumption; the source is the document, or of an assumption the reason; the assumption of a number
 *                 or an integer needs low and high. An unknown origin counts as unverified.
 *     plausible   {"low"?: 0, "high"?: 300, "source": text}, in the declared unit, of numbers, integers and arrays: a
 *                 number outside is no error, but the host warns of it and of all results that rest on it
 *   inputs?       [{"name": "demand", "unit": "TWh", "axes"?: ["year"], "meaning": text, "modes"?: [...],
 *                   "variation"?: "perSample", "optional"?: false}]; variation "shared": the same for all samples
 *   outputs?      [{"name": "capacity", "unit": "GW", "axes"?: [...], "meaning": text, "modes"?: [...],
 *                   "iamc"?: "Capacity|Electricity|{technology}"}]; the name in the IAMC export, with a place for every
 *                 axis but year. Nothing is an input and an output.
 *   links?, charts?, targets?, sections?                                     9 and 10
 *
 * Modules and the economy are coupled by the names of inputs and outputs. Axes link by label: the host puts an input
 * into the order of the reader's labels, and sets that differ are an error. Where a link, a chart, a target, a section
 * or a default's origin is not known or not used by a host, it is left out with a note, unless "required": true.
 *
 *
 * 7 Names
 *
 * Identifiers, charts, sections and accounts: lower-case ASCII words joined by hyphens (wind-solar). Modes, axes,
 * parameters, inputs, outputs and targets: lower-case ASCII words joined by underscores (full_load_hours). A word is
 * letters and digits; a name begins with a letter. Reserved as keys of parameters: enabled, mode, module, inputs,
 * delete; as keys of record fields: name, delete. Labels and names of records are any text; a list of labels names none
 * twice.
 *
 *
 * 8 Units
 *
 * "1" is a pure number. A unit is a product of named units with "." and quotients with "/", whole powers ("m^2"),
 * parentheses behind "/" ("kWh/(vehicle.year)"), and a factor before it ("1e8 CNY_table", "1e4 vehicle"). Names:
 *
 *     J  Wh  W  s  h  year  g  t  m  L  ha  tce  kgce  toe  vehicle  person  %  CNY  USD  EUR
 *     with the prefixes k M G T P E c; their Chinese names with Chinese numerals too
 *
 * h and year are apart: a year has 8,760 or 8,784 hours. Money has a price year, CNY_2015; CNY_table is in the prices of
 * the scenario's input-output table, CNY alone in current prices. A unit that the host does not know is an error.
 *
 *
 * 9 Links to the economy
 *
 * {"kind": "bill", "output": "bill", ..., "required"?: false}. What an output means to the economy:
 *
 *     kind                    the output's axes                              unit           further keys
 *     bill                    [sector, year], [industry, sector, year]       1e8 CNY_table  host, domesticShare?,
 *                                                                                          production?
 *     electricityDemand       [year]                                         TWh
 *     electricityGeneration   [year]                                         TWh
 *     newOutput               [industry, sector, year]                       1e8 CNY_table
 *     flow                    [year], [sector, year], [industry, year],      any            account, sign?
 *                             [industry, sector, year]
 *     coefficientChange       [sector, year]                                 1              user, offset?
 *     importShare             [sector, year], [industry, year]               1
 *     industryGrowth          [industry, year]                               1
 *     price                   [sector, year], [industry, year]               1
 *
 * A bill is purchases in producers' prices that are part of the final-demand category `host` of the table;
 * domesticShare is the output of the same axes (unit 1) with the share supplied inside the region. production, of a
 * bill over [sector, year], is the output of the same axes and unit with the most that the region makes of these goods:
 * where the bills that name it take more from inside the region, the run fails. newOutput changes nothing until the
 * scenario says to whom it is sold. A flow adds to the named account (sign 1, the default) or takes from it (-1); the
 * host converts its unit to the account's, and opens an account that no file states in the unit of its first flow.
 * coefficientChange is what the inputs of `user`, a sector or an industry, per unit of its output change by; offset is
 * an output over [sector] (unit 1) with the shares in which the saved money is spent, absent: value added. importShare
 * is the table's in the table's year. What is said of an industry holds for its part of each of its sectors.
 * industryGrowth is what the industry sells outside the region, price the price of its product: indices, 1 in the
 * table's year. Zero in every year says nothing of an industry or a sector: its sales grow as the scenario lets them, its
 * price follows its costs. Prices pass through the costs of all who buy the product from inside the region, at the table's
 * technology and import shares; quantities do not answer.
 *
 * Inputs that simplan's economy gives:
 *
 *     value_added_multiplier, domestic_share        [sector]                1
 *     additional_sales_share, counted_share,        [industry]              1
 *       industry_import_share
 *     gross_output, value_added                     [sector, year]          1e8 CNY_table
 *     industry_output, industry_value_added         [industry, year]        1e8 CNY_table
 *     final_demand                                  [final_demand, sector, year]  1e8 CNY_table
 *     price_index                                   [sector, year]          1
 *     electricity_demand                            [year]                  TWh
 *     satellite_<account>                           [year]                  the account's
 *     satellite_<account>_by_sector                 [sector, year]          the account's
 *
 * Hyphens of an account are underscores here. The host converts units. A module that reads what depends on its own
 * outputs makes a loop, which the host closes.
 *
 *
 * 10 Charts, targets and sections
 *
 * charts    [{"name": "capacity", "output": "capacity", "mark": "area", "title": text, "quantity": text, "along"?:
 *             "year", "series"?: "technology", "summed"?: [axes], "at"?: {"class": "bus"}, "against"?: "cost",
 *             "rule"?: {"value": 3, "label": text}, "required"?: false}]
 *           mark is columns, bars, lines, area, points, heatMap or scatter. Every axis of the output runs along, gives
 *           the series (or rows), is summed, or shows one label; where nothing is said, year (else the first) runs along
 *           and the one other axis gives the series. A scatter is drawn against another output of the same axes. A rule
 *           is a line at a value. The quantity is what the values are, without the unit.
 * targets   [{"name": "wind_capacity", "title": text, "output": "capacity", "summed"?: [axes], "at"?: {...},
 *             "required"?: false}]; a number by year that a plan may set targets for
 * sections  [{"name": "parks", "title": text, "text"?: text, "charts"?: [names], "tables"?: [outputs],
 *             "required"?: false}]; what the module offers to a report
 *
 *
 * 11 What a module promises
 *
 * The same question has the same answer: a batch of N samples equals N batches of one, in any order and however it is
 * cut, wanted outputs equal those of the whole, varied parameters answer as a session opened with them, and no cache
 * or warm start changes an answer. Sessions do not disturb each other. `answer` may be called from several threads at
 * once, never for one session. A module returns: it does not end the process, does not call back after it has
 * answered or on another thread, prints nothing to standard output, and leaves the process as it found it (rounding,
 * locale, working folder, umask, signal handlers, descriptors).
 *
 *
 * 12 How the contract grows
 *
 * SIMPLAN_MODULE_ABI is raised by what an older side could not read: both sides must have the same. SIMPLAN_MODULE_LEVEL
 * is raised by additions that an older side may ignore; each side names its own in `describe` (absent: 1).
 */
#ifndef SIMPLAN_MODULE_H
#define SIMPLAN_MODULE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SIMPLAN_MODULE_ABI 2
#define SIMPLAN_MODULE_LEVEL 1

/* The first three bytes of every frame; the fourth is SIMPLAN_MODULE_ABI. */
#define SIMPLAN_FRAME_MARK "SMF"

/* What a module hands to the receiver. */
#define SIMPLAN_MODULE_REPLY 0    /* the reply: exactly once for every request */
#define SIMPLAN_MODULE_PROGRESS 1 /* a progress message while a request is being answered */

/* What a receiver answers. */
#define SIMPLAN_MODULE_CONTINUE 0
#define SIMPLAN_MODULE_STOP 1 /* finish soon: the samples not yet computed are left out */

/* Called by the module on the thread that called `answer`, before `answer` returns. `bytes` are the module's; they live
 * until the call returns. */
typedef int32_t (*simplan_module_receive)(void *receiver, int32_t kind, const uint8_t *bytes, int64_t count);

typedef struct simplan_module {
  /* SIMPLAN_MODULE_ABI as the module was built. A host checks it before it reads anything behind it. */
  uint32_t abi_version;
  /* sizeof(simplan_module) as the module was built. */
  uint32_t size;
  /* The module's own; handed back in every call. */
  void *state;
  /* Answers one request. `request` is the host's and lives until the call returns; it is 8-byte aligned. `receiver` is
   * the host's own and handed back in every call of `receive`; it need not be an address.
   * Returns 0 when it has called `receive` with a reply (which may tell of an error), and something else when it
   * could not reply at all. */
  int32_t (*answer)(void *state, const uint8_t *request, int64_t count, void *receiver,
                    simplan_module_receive receive);
} simplan_module;

#ifdef __cplusplus
}
#endif
#endif

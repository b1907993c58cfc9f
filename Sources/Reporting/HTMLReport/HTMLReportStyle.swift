extension HTMLReport {
  /// The style sheet of the report, for a screen, a telephone and paper (A4).
  package static let style = """
    :root { --ink: #1c2330; --quiet: #505968; --rule: #cfd5dd; --soft: #f4f6f8; --accent: #1f4e79; }
    * { box-sizing: border-box; }
    html { font-size: 16px; }
    body { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; color: var(--ink); background: #fff;
      font-family: 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif; line-height: 1.55;
      overflow-wrap: anywhere; }
    h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .4rem; }
    h2 { font-size: 1.3rem; margin: 3rem 0 .8rem; padding-top: .8rem; border-top: 2px solid var(--accent); }
    h3 { font-size: 1.05rem; margin: 2rem 0 .6rem; }
    h4 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
    p { margin: .6rem 0; max-width: 56rem; }
    .under-title, .quiet, .remark { color: var(--quiet); }
    .under-title { margin: 0 0 1.4rem; }
    .story { font-size: 1.05rem; }
    .remark { display: block; font-weight: 400; font-size: .92em; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #fff; border: 2px solid var(--accent); }
    nav { margin: 1.4rem 0 0; padding: .9rem 1rem; background: var(--soft); }
    nav ol { margin: 0; padding-left: 1.4rem; columns: 2; }
    a { color: var(--accent); }
    :focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
    .verdict { font-size: 1.15rem; font-weight: 700; }
    .cause { font-size: 1.05rem; }
    .warnings { border-left: 5px solid #a8400f; background: #fdf3ec; padding: .6rem 1.2rem; margin: 1.4rem 0; }
    .warnings h2 { border: 0; margin: 0; padding: 0; }
    .cards { columns: 2; column-gap: 2rem; }
    .card { break-inside: avoid; padding-top: 1.2rem; }
    .card ul { padding-left: 1.2rem; margin: .4rem 0; }
    .card h2 { font-size: 1.1rem; margin-top: 0; }
    .card table { margin: .4rem 0; }
    .charts .broad { grid-column: 1 / -1; }
    .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 1.2rem 2rem; align-items: start; }
    ul.findings { padding-left: 1.2rem; max-width: 48rem; }
    ul.findings li, ul.notes li { margin: .3rem 0; }
    ul.notes { padding-left: 1.2rem; font-size: .92rem; }
    table { width: 100%; border-collapse: collapse; margin: 1rem 0 1.6rem; font-size: .86rem; line-height: 1.4; }
    caption { text-align: left; color: var(--quiet); padding-bottom: .5rem; }
    th, td { padding: .35rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    tbody th { font-weight: 500; }
    th.group { background: var(--soft); font-weight: 700; padding-top: .7rem; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    td.number { white-space: nowrap; }
    code { font-family: 'DejaVu Sans Mono', Menlo, Consolas, monospace; font-size: .88em; overflow-wrap: anywhere; }
    .state { white-space: nowrap; }
    .met { color: #1b6e53; font-weight: 700; }
    .missed { color: #a8400f; font-weight: 700; }
    .other { color: var(--quiet); }
    figure { margin: 0; min-width: 0; }
    figure svg { display: block; max-width: 100%; height: auto; border: 1px solid var(--rule); }
    section > figure { margin: 1.2rem 0 2rem; }
    figcaption { margin-top: .4rem; font-size: .88rem; color: var(--quiet); }
    details { font-size: .88rem; }
    summary { color: var(--accent); cursor: pointer; }
    pre { overflow-x: auto; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; }
    dt { color: var(--quiet); }
    dd { margin: 0; }
    @media (max-width: 44rem) {
      body { padding: 1rem .9rem 3rem; }
      h1 { font-size: 1.5rem; }
      .cards { columns: 1; }
      .charts { grid-template-columns: minmax(0, 1fr); }
      .broad { overflow-x: auto; }
      .broad svg { max-width: none; width: 44rem; }
      nav ol { columns: 1; }
      dl { display: block; }
      .state, td.number { white-space: normal; }
      table.wide, table.wide caption, table.wide thead, table.wide tbody { display: block; }
      table.wide tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); padding: .3rem 0;
        border-bottom: 1px solid var(--rule); }
      table.wide th, table.wide td { border: 0; padding: .1rem .2rem; width: auto !important; }
      table.wide .text, table.wide tbody th { grid-column: 1 / -1; }
    }
    @page { size: A4; margin: 10mm 12mm 11mm; }
    @media print {
      html { font-size: 9pt; }
      body { max-width: none; padding: 0 1px; line-height: 1.4; }
      nav, .skip, details { display: none; }
      h1 { font-size: 1.6rem; }
      h2, h3, h4, caption, th.group { break-after: avoid; }
      h2 { margin: .8rem 0 .4rem; padding-top: .3rem; font-size: 1.15rem; border-top-width: 1px; }
      h3 { margin: 1rem 0 .4rem; }
      p { max-width: none; margin: .35rem 0; }
      .under-title { margin-bottom: .5rem; }
      .verdict, .cause { font-size: 1rem; }
      .cards { column-gap: 1.5rem; font-size: .88rem; line-height: 1.3; }
      .card { padding-top: .4rem; }
      .card h2 { margin: 0 0 .2rem; font-size: 1.05rem; }
      .card ul, .card p { margin: .1rem 0; }
      .story, .under-title { font-size: .92rem; }
      .charts { gap: .6rem 1.2rem; grid-template-columns: repeat(2, minmax(0, 1fr)); }
      table { margin: .2rem 0 .5rem; font-size: .84rem; line-height: 1.22; }
      caption { padding-bottom: .15rem; }
      th, td { padding: .12rem .4rem; }
      .rest { font-size: .84rem; margin: .2rem 0; }
      .annex ~ section { font-size: .86rem; }
      .annex { break-before: page; }
      tr, figure, .warnings { break-inside: avoid; }
      thead { display: table-header-group; }
      figure svg { max-height: 235mm; }
      a { color: inherit; text-decoration: none; }
      * { print-color-adjust: exact; }
    }
    """
}

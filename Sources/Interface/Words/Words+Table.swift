extension Words {
  /// English and Korean, a phrase a line; a test holds it against ``Phrase``.
  package static let table: [Phrase: (en: String, ko: String)] = [
    .keyOpen: ("choose", "선택"), .keyAccept: ("use it", "확인"), .keyFocus: ("next field", "다음 칸"),
    .keyFetch: ("run", "실행"), .keyCancel: ("stop what runs, else quit", "실행 중인 작업 중지, 없으면 종료"),
    .keyPaste: ("paste", "붙여넣기"), .keyAnswer: ("answer", "답변"), .keySkip: ("skip", "건너뛰기"),
    .keyWhy: ("why", "근거"), .keyReach: ("reach", "연결 확인"), .keyCommands: ("commands", "명령"),
    .keyMap: ("map", "전체 절차"), .keyChoose: ("to that number", "해당 번호로 이동"), .keyUndo: ("undo", "되돌리기"),
    .keyLanguage: ("한국어", "English"), .keyBack: ("back", "뒤로"), .keyHelp: ("help", "도움말"),
    .keyQuit: ("quit", "종료"), .keyUp: ("up", "위로"), .keyDown: ("down", "아래로"),
    .keyPageUp: ("page up", "이전 페이지"), .keyPageDown: ("page down", "다음 페이지"),
    .keyFirst: ("to the top", "맨 위로"), .keyLast: ("to the bottom", "맨 아래로"),
    .keyTeach: ("explanations on and off", "설명 켜기/끄기"), .keyRedraw: ("draw again", "화면 다시 그리기"),
    .keySettings: ("settings", "설정"), .choiceSettings: ("Settings", "설정"),
    .settingsTitle: ("Settings", "설정"), .settingsKept: ("Kept in", "저장 위치:"),
    .settingsNowhere: (
      "There is no place to keep these; they hold until you leave.", "저장할 위치가 없어 종료할 때까지만 적용됩니다."
    ),
    .settingHere: ("here:", "현재:"), .settingLanguage: ("Language", "언어"), .settingGlyphs: ("Signs", "기호"),
    .settingColour: ("Colour", "색상"), .settingSlowLine: ("Slow line", "저속 회선"),
    .settingExplanations: ("Explanations", "설명"), .settingAuto: ("auto", "자동"),
    .settingEnglish: ("English", "영어"), .settingKorean: ("Korean", "한국어"),
    .settingLines: ("line drawing", "선 문자(ACS)"), .settingNone: ("none", "없음"), .settingOn: ("on", "켬"),
    .settingOff: ("off", "끔"),
    .aboutLanguage: (
      "Of texts; commands stay as they are. For one run: --lang, or L until you leave.",
      "표시 언어입니다. 명령은 번역하지 않습니다. 이번 실행에만 적용하려면 --lang 옵션이나 L 키를 쓰십시오."
    ),
    .aboutGlyphs: (
      "For lines and arrows. Where letters stand in their place: line drawing, else ASCII.",
      "선과 화살표에 쓰는 문자입니다. 글자로 깨져 보이면 선 문자(ACS)나 ASCII를 선택하십시오."
    ),
    .aboutColour: (
      "Whatever a colour says, words say too. NO_COLOR in the environment goes first.",
      "색으로 나타내는 내용은 글로도 표시됩니다. 환경 변수 NO_COLOR가 우선합니다."
    ),
    .aboutSlowLine: (
      "On: fewer bytes, without frames, list of steps and colour. Auto: at up to 19,200 baud, and on a vt100 or the like.",
      "켜면 테두리, 단계 목록, 색상을 생략해 전송량을 줄입니다. 자동: 19,200bps 이하 회선과 vt100 계열 단말에서 켜집니다."
    ),
    .aboutExplanations: (
      "Why a step matters, and what a good answer looks like. For now alone: t at a step.",
      "각 단계가 필요한 이유와 정상 응답의 예를 보여 줍니다. 지금만 바꾸려면 단계 화면에서 t 키를 누르십시오."
    ),
    .tagline: (
      "Walks you through a runbook, and says what to type next.",
      "런북에 따라 진단하고, 다음에 입력할 명령을 안내합니다."
    ),
    .steps: ("Steps", "단계"), .step: ("step", "단계"),
    .tooSmall: ("Too small: 40x10 is needed", "화면이 너무 작습니다: 40x10 필요"),
    .choiceResume: ("Go on with the last session", "마지막 세션 계속"),
    .choiceNew: ("New session", "새 세션"),
    .choicePractise: ("Practise on a simulated appliance", "모의 장비로 연습"),
    .reachingTitle: ("New session: how can you reach the appliance?", "새 세션: 장비에 어떻게 접근할 수 있습니까?"),
    .reachingText: (
      "Whatever you choose, output can be pasted at any time, and nothing is sent before you agree to it.",
      "무엇을 선택하든 출력은 언제든지 붙여넣을 수 있으며, 동의하기 전에는 아무것도 보내지 않습니다."
    ),
    .choiceReachSSH: ("Over SSH: its commands are run for you", "SSH: 명령을 대신 실행"),
    .choiceReachREST: ("Over the FMC's REST API: what it tells is read", "FMC REST API: 필요한 값을 대신 조회"),
    .choiceReachPaste: (
      "I paste what it prints, or cannot reach it yet", "출력을 직접 붙여넣음 (아직 접근할 수 없는 경우 포함)"
    ),
    .addressSSH: (
      "Type user@host or user@host:port. Your own ssh settings and known hosts apply.",
      "user@host 또는 user@host:port 형식으로 입력하십시오. 사용자의 ssh 설정과 known_hosts가 적용됩니다."
    ),
    .addressREST: (
      "Type https://user@host or https://user@host:port.", "https://user@host 또는 https://user@host:port 형식으로 입력하십시오."
    ),
    .addressMissing: ("An address is needed.", "주소가 필요합니다."),
    .practiseTitle: ("Practise", "연습"), .markPractice: ("practice", "연습"),
    .choicePractiseAgain: ("Practise the same again", "같은 연습 다시 시작"),
    .choicePractiseOther: ("Practise something else", "다른 연습"),
    .choiceLeavePractice: ("Leave the practice", "연습 끝내기"),
    .practiceWaits: (
      "In practice nobody waits: look again, and the time has passed.",
      "연습에서는 기다릴 필요가 없습니다. 다시 확인하면 시간이 지난 것으로 처리합니다."
    ),
    .practiseText: (
      "An appliance that only this program knows answers as a real one does. Nothing of it is kept.",
      "이 프로그램 안의 모의 장비가 실제 장비처럼 응답합니다. 연습 내용은 저장되지 않습니다."
    ), .choiceQuit: ("Quit", "종료"),
    .choiceReport: ("Look at the report", "보고서 보기"), .choiceStart: ("Back to the start", "처음으로"),
    .choiceType: ("Type it", "직접 입력"),
    .choiceFetch: ("Read it", "자동으로 읽기"), .choiceRetry: ("Try again", "다시 시도"),
    .choiceRun: ("Run these commands", "이 명령을 실행"),
    .choiceAllow: ("Send it, and other reads of this visit", "보내기 (이번 접속의 다른 읽기 명령 포함)"),
    .choiceTrust: ("I have compared the fingerprint: accept it", "지문이 일치합니다. 이 인증서 수락"),
    .choiceToStep: ("Back to the step", "단계로 돌아가기"),
    .choiceBack: ("Back, nothing is sent", "뒤로 (아무것도 보내지 않음)"),
    .choiceNotKnown: ("I don't know", "모름"), .choicePaste: ("Paste the output", "출력 붙여넣기"),
    .choicePasteOf: ("Paste the output of", "출력 붙여넣기"),
    .choiceClicked: ("I have done these steps", "이 단계를 모두 수행했습니다"),
    .choiceLookAgain: ("Look again now", "지금 다시 확인"),
    .choiceApprove: ("Approve the change ...", "변경 승인 ..."),
    .choicePerformed: ("I have typed these commands", "명령을 입력했습니다"),
    .choiceSkip: ("Skip this question", "이 질문 건너뛰기"), .choiceSkipStep: ("Skip this step", "이 단계 건너뛰기"),
    .choiceSkipChange: ("Leave it as it is", "변경하지 않음"),
    .namingTitle: ("New session", "새 세션"),
    .namingText: (
      "Host name of the appliance. It names the session, and you type it again to approve a change.",
      "장비의 호스트 이름을 입력하십시오. 세션 이름으로 쓰이며, 변경을 승인할 때 다시 입력합니다."
    ),
    .answeringText: ("Type the value, then Enter.", "값을 입력하고 Enter를 누르십시오."),
    .notAHostName: (
      "This cannot be a host name. Use letters, digits, hyphens and dots, such as fmc-a.example.net.",
      "호스트 이름으로 쓸 수 없습니다. 영문자, 숫자, 하이픈, 점을 사용하십시오. 예: fmc-a.example.net"
    ),
    .instantExample: (
      "As openssl prints it, for example: Mar 30 22:32:39 2025 GMT", "openssl이 출력한 그대로, 예: Mar 30 22:32:39 2025 GMT"
    ),
    .numberExample: (
      "For example: 392, or build 392 (2024-08-02 19:06:46)", "예: 392 또는 build 392 (2024-08-02 19:06:46)"
    ),
    .sequenceExample: ("For example: 2025-04-03-094", "예: 2025-04-03-094"),
    .versionExample: ("For example: 7.6.0", "예: 7.6.0"),
    .typeOnAppliance: ("Type on the appliance", "장비에 입력할 명령"),
    .clickHere: ("In the web interface", "웹 인터페이스에서"), .notBefore: ("Not before", "실행 가능 시각"),
    .typeNow: ("Approved. Type these on the appliance now:", "승인되었습니다. 지금 장비에 입력하십시오:"),
    .proposed: ("Proposed, not approved yet", "제안된 변경 (아직 승인되지 않음)"),
    .tooOld: (
      "What this change rests on was read too long ago. Read it again first.",
      "이 변경의 근거가 된 값을 읽은 지 오래되었습니다. 먼저 다시 읽으십시오."
    ),
    .smaller: ("or", "또는"), .impact: ("Impact", "영향"), .undoLabel: ("Undo", "원복 방법"),
    .pastingTitle: ("Paste what the appliance printed", "장비의 출력을 붙여넣으십시오"),
    .pastingText: ("Ctrl-D uses it, Esc goes back.", "Ctrl-D로 확인, Esc로 돌아갑니다."),
    .understood: ("Understood", "인식됨"), .notUnderstood: ("Not understood", "인식하지 못함"),
    .linesLookedAt: ("Lines looked at", "확인한 줄"), .nothingYet: ("Nothing pasted yet.", "아직 붙여넣은 내용이 없습니다."),
    .answerNotEnough: ("The last answer does not say enough", "앞의 답변만으로는 판단할 수 없습니다"),
    .secretsMasked: ("A secret in the text was taken out before anything was kept.", "내용에 있던 비밀 정보는 저장 전에 제거되었습니다."),
    .confirmTitle: ("Confirm a change", "변경 확인"),
    .confirmUnseen: (
      "Not all of it was seen: PgDn or Down shows the rest; then approve.",
      "아직 모두 확인하지 않았습니다. PgDn이나 아래 화살표로 나머지를 본 뒤 승인하십시오."
    ), .confirmText: ("Type the host name to approve:", "승인하려면 호스트 이름을 입력하십시오:"), .cancel: ("Cancel", "취소"),
    .confirmMismatch: ("That is not the host name; nothing was approved.", "호스트 이름이 다릅니다. 승인되지 않았습니다."),
    .consentTitle: ("May Taloscope read on the appliance?", "Taloscope가 장비에서 값을 읽어도 됩니까?"),
    .consentFirst: ("This is sent first", "먼저 보낼 명령"),
    .consentText: (
      "Once you agree, commands of this runbook that only read are sent this way until you leave, each shown while it runs. Changes are never sent by this: each needs an approval of its own.",
      "동의하면 종료할 때까지 런북의 읽기 명령을 이 방법으로 보내며, 실행 중인 명령을 화면에 표시합니다. 변경은 여기에 포함되지 않으며 건마다 따로 승인해야 합니다."
    ),
    .consentREST: (
      "Use an account that is for the API only: logging in ends a web session of the same account.",
      "API 전용 계정을 사용하십시오. 로그인하면 같은 계정의 웹 세션이 종료됩니다."
    ),
    .setbackTitle: ("No answer", "응답을 받지 못했습니다"),
    .setbackText: (
      "Nothing was judged by this. You can try again, or paste the output.",
      "이 결과는 판정에 반영되지 않았습니다. 다시 시도하거나 출력을 붙여넣으십시오."
    ),
    .setbackChange: (
      "It is not known how far the change went, and it is not sent again. Look on the appliance; if the commands ran, say so on the step.",
      "변경이 어디까지 진행되었는지 알 수 없으며 다시 보내지 않습니다. 장비에서 확인하고, 명령이 실행되었으면 이 단계에서 '명령을 입력했습니다'를 선택하십시오."
    ),
    .certificateTitle: ("Is this the right appliance?", "접속하려는 장비가 맞습니까?"),
    .certificateText: (
      "Nothing has been sent. Compare the fingerprint with the one that the appliance's administrator has. Once accepted, this certificate is expected from then on, and no other.",
      "아직 아무것도 보내지 않았습니다. 장비 관리자가 알려 준 지문과 비교하십시오. 수락하면 이후에는 이 인증서만 허용합니다."
    ),
    .reading: ("Reading", "읽는 중"), .running: ("Running", "실행 중"), .stopsIt: ("Ctrl-C stops it", "Ctrl-C: 중지"),
    .changeRuns: (
      "A change is running; Ctrl-C stops waiting for it.", "변경을 실행하는 중입니다. Ctrl-C를 누르면 대기만 멈춥니다."
    ),
    .keyReport: ("report", "보고서"),
    .reportTitle: ("Report", "보고서"),
    .reportText: (
      "As it is written for others: what stands in reversed brackets is replaced.",
      "다른 사람에게 전달할 형태입니다. 반전 표시된 대괄호는 원래 값을 대체한 것입니다."
    ), .reportWaiting: ("Being written ...", "작성하는 중 ..."),
    .reachTitle: ("Ways to Cisco", "Cisco까지의 경로"),
    .reachTrying: ("Trying from this machine", "이 컴퓨터에서 확인하는 중"),
    .whyTitle: ("Why", "근거"), .whyEmpty: ("Nothing has been judged yet.", "아직 판정한 내용이 없습니다."),
    .source: ("source", "출처"), .commandsTitle: ("Commands", "명령"),
    .helpTitle: ("Keys", "키"), .stageMarks: ("Marks", "표시"),
    .next: ("Next", "다음 조치"), .remind: ("Remind", "알림"),
    .contradiction: ("Contradiction", "모순"),
    .contradictionText: (
      "two fresh readings differ; no change is offered until one is taken back (u)",
      "최근 값이 서로 다릅니다. 하나를 되돌리기(u) 전에는 변경을 제안하지 않습니다"
    ),
    .lost: (
      "The runbook leads nowhere from here; lint it.", "런북에서 다음 단계를 찾을 수 없습니다. 'taloscope runbook lint'로 점검하십시오."
    ),
    .now: ("now", "현재"),
    .savedLocally: ("Not saved to disk", "디스크에 저장되지 않음"),
    .undone: ("Taken back: the last entry no longer counts.", "되돌렸습니다: 마지막 기록은 더 이상 반영되지 않습니다."),
    .nothingToUndo: ("There is nothing to take back.", "되돌릴 것이 없습니다."),
    .performedCannotBeUndone: ("A change was performed; it cannot be taken back.", "이미 수행한 변경은 되돌릴 수 없습니다."),
    .pasteRefused: ("The paste was too long and was dropped.", "붙여넣은 내용이 너무 길어 무시했습니다."),
    .pasteIgnored: (
      "Pasted text is taken only in a text field; nothing was done.", "붙여넣기는 입력란에서만 가능합니다. 적용된 내용은 없습니다."
    ),
    .noHangul: ("This terminal cannot show Hangul.", "This terminal cannot show Hangul."),
    .notOfType: ("That is not readable as", "다음 값으로 읽을 수 없습니다:"),
    .nameMissing: ("A name is needed.", "이름이 필요합니다."),
    .keyRewind: ("go back to", "이전 단계로"), .keyRename: ("name", "이름 지정"), .keyDelete: ("delete", "삭제"),
    .choiceSessions: ("Saved sessions", "저장된 세션"),
    .choiceDelete: ("Delete it for good", "완전히 삭제"), .choiceKeep: ("Keep it", "삭제하지 않음"),
    .choiceKeepRunbook: ("Go on with the session's own copy", "세션에 저장된 런북으로 계속"),
    .choiceReplay: ("Judge the session by the new one", "새 런북으로 다시 판단"),
    .sessionsTitle: ("Saved sessions", "저장된 세션"),
    .sessionsLooking: ("Looking through the sessions ...", "세션을 읽는 중 ..."),
    .sessionsNone: ("There is none yet.", "아직 저장된 세션이 없습니다."),
    .plainSessions: (
      "A number opens one; n and a number names it, d and a number deletes it.", "번호로 엽니다. n 번호: 이름 지정, d 번호: 삭제."
    ),
    .sessionID: ("ID", "세션 ID"), .standsAt: ("Stands at", "현재 단계"), .endedWith: ("Verdict", "판정"),
    .unreadable: ("cannot be read", "읽을 수 없음"),
    .openHere: ("open here", "여기서 열림"), .openElsewhere: ("open elsewhere", "다른 곳에서 열림"),
    .openHereStays: (
      "It is open here. Open another session first, then delete it.", "지금 열려 있는 세션입니다. 다른 세션을 연 뒤 삭제하십시오."
    ),
    .openElsewhereStays: (
      "Another taloscope has it open. Close it there first.", "다른 taloscope에서 열려 있습니다. 그쪽에서 먼저 닫으십시오."
    ),
    .readOnly: (
      "Another taloscope has this session open: here it can be read, and nothing is recorded.",
      "이 세션이 다른 taloscope에서 열려 있습니다. 여기서는 볼 수만 있고 기록되지 않습니다."
    ),
    .readOnlyIfOpened: ("Opened here as well, it can be read only.", "여기서 열면 읽기 전용입니다."),
    .markReadOnly: ("READ ONLY", "읽기 전용"), .markInMemory: ("NOT SAVED", "저장 안 됨"),
    .renamingTitle: ("Name of the session", "세션 이름"),
    .renamingText: (
      "Shown in place of the appliance; the ID stays. Left empty, it takes the name away.",
      "목록에서 장비 이름 대신 표시됩니다. ID는 바뀌지 않습니다. 비워 두면 이름을 지웁니다."
    ),
    .nameTooLong: ("That name is too long: at most 60 columns.", "이름이 너무 깁니다. 최대 60칸(한글 30자)입니다."),
    .deletingTitle: ("Delete this session?", "이 세션을 삭제하시겠습니까?"),
    .deletingText: (
      "Its file is removed, with everything that was read, answered and done. It cannot be brought back.",
      "읽은 내용, 답변, 수행한 작업이 담긴 파일을 삭제합니다. 되돌릴 수 없습니다."
    ),
    .due: ("Due", "예정 시각 지남"), .moreDue: ("more; see the saved sessions", "건 더 있음 (저장된 세션에서 확인)"),
    .renewalTitle: ("The runbook has another version", "런북의 버전이 다릅니다"),
    .ownCopy: ("This session", "이 세션"), .newCopy: ("This program", "이 프로그램"),
    .renewalNothing: (
      "Judged by the program's copy, this session comes out the same.", "프로그램의 런북으로 판단해도 결과가 같습니다."
    ),
    .renewalChanges: ("Judged by the program's copy, this changes:", "프로그램의 런북으로 판단하면 다음이 달라집니다:"),
    .renewalLeftOut: (
      "entries name what that copy does not have: they stay in the file, and do not count.",
      "건의 기록은 새 런북에 없는 항목에 대한 것입니다. 파일에는 남지만 반영되지 않습니다."
    ),
    .renewalText: (
      "Nothing is lost either way. An approval that was not used yet has to be given again.",
      "어느 쪽을 선택해도 기록은 남습니다. 아직 사용하지 않은 승인은 다시 해야 합니다."
    ),
    .notPassed: ("not passed", "거치지 않음"),
    .rewindTitle: ("Go back to a step", "이전 단계로 돌아가기"),
    .rewindText: (
      "What was entered from that step on no longer counts, and the step can be answered anew. Both ways stay in the record; the map shows them.",
      "그 단계부터 입력한 내용은 더 이상 반영되지 않으며 다시 답할 수 있습니다. 두 경로 모두 기록에 남고 전체 절차에 표시됩니다."
    ),
    .rewindPerformed: (
      "A change was performed: it cannot be taken back, nor what came before it.",
      "이미 수행한 변경과 그 이전 단계는 되돌릴 수 없습니다."
    ),
    .rewound: (
      "Back at this step. What followed stays in the record, and no longer counts.",
      "이 단계로 돌아왔습니다. 이후 내용은 기록에 남지만 반영되지 않습니다."
    ),
    .mapTakenBack: ("taken back", "되돌림"),
    .plainPrompt: ("number or letter, ? for help", "번호 또는 글자, 도움말은 ?"),
    .plainPaste: (
      "End it with a line that holds only a dot. An empty first line goes back.",
      "마침표(.)만 있는 줄로 끝내십시오. 첫 줄이 비어 있으면 돌아갑니다."
    ),
    .plainCancel: (" (an empty line cancels)", " (빈 줄은 취소)"),
    .plainHelp: ("A number picks a choice. These letters work where you were:", "번호로 선택합니다. 직전 화면에서 쓸 수 있는 글자:"),
    .plainEmpty: (
      "An empty line goes back, or shows the step again.", "빈 줄을 입력하면 뒤로 가거나 현재 단계를 다시 표시합니다."
    ),
    .waitMoment: ("One moment.", "잠시 기다리십시오."),
    .leaving: ("Leaving as soon as the last entry is on disk.", "마지막 기록을 디스크에 저장한 뒤 종료합니다."),
    .noChoice: ("No choice here", "여기서 선택할 수 없는 입력입니다"),
    .mapTitle: ("The whole procedure", "전체 절차"),
    .mapText: (
      "The line and the numbers show the way taken; what stands dim was not passed.",
      "선과 번호는 지나온 경로입니다. 흐린 항목은 거치지 않은 단계입니다."
    ),
    .mapHere: ("you are here", "현재 위치"), .mapOpen: ("open: it can still be answered", "미답변: 지금 답할 수 있음"),
    .leftOut: ("left out", "건너뜀"), .performed: ("done", "수행함"), .waited: ("waited", "기다림"),
    .notAllowed: ("not offered: its conditions were not met", "제안하지 않음: 조건 미충족"),
    .noOtherRule: ("no other rule held", "다른 규칙에 해당하지 않음"),
    .rule: ("rule", "규칙"), .requires: ("allowed if", "허용 조건"), .ground: ("basis", "판단 근거"),
    .derived: ("derived", "도출된 값"), .setByRule: ("set by a rule", "규칙으로 정해짐"), .absent: ("not there", "없음"),
    .unknown: ("NOT KNOWN", "알 수 없음"), .notKnown: ("not known", "모름"),
    .otherUnit: ("the other unit", "상대 장비"),
    .nameFirst: (
      "The name of this unit is not known yet. Type it first: what is seen on a unit is kept under its name.",
      "이 장비의 이름을 아직 모릅니다. 확인한 내용은 장비 이름으로 저장되므로 먼저 이름을 입력하십시오."
    ),
    .sameUnit: (
      "That is the unit that this session was opened for. Type the name of the other one.",
      "이 세션을 시작한 장비의 이름입니다. 상대 장비의 이름을 입력하십시오."
    ),
    .target: ("Appliance", "대상 장비"), .typeOn: ("Type on", "명령을 입력할 장비"), .outputOf: ("Output of", "명령 출력"),
    .answersToo: ("The output of these answers it too", "다음 명령의 출력으로도 답할 수 있습니다"),
    .clickNow: ("Approved. Do this now:", "승인되었습니다. 지금 수행하십시오:"),
    .then: ("Then", "다음 단계"),
    .mayQuit: (
      "You may quit: the session is kept, and goes on here when you come back.",
      "종료해도 됩니다. 세션은 저장되며 다시 열면 여기서 이어집니다."
    ),
    .notYet: ("Not yet", "아직 이릅니다"),
    .keyEvidence: ("evidence", "출력 기록"),
    .keyNotes: ("note", "메모"),
    .keySearch: ("search", "검색"),
    .keyNextHit: ("next hit", "다음 결과"),
    .keyPreviousHit: ("previous hit", "이전 결과"),
    .keyPalette: ("find action", "기능 찾기"),
    .keyCopy: ("copy", "복사"),
    .keySave: ("save", "저장"),
    .evidenceTitle: ("Evidence", "출력 기록"),
    .evidenceText: (
      "What was seen, the newest first. The sign > stands before a line that was read; what was read from it stands below.",
      "확인한 내용이며 최신 순입니다. > 표시는 값을 읽은 줄이고, 읽은 값은 그 아래에 있습니다."
    ),
    .evidenceEmpty: ("Nothing has been seen, answered or noted yet.", "아직 확인한 출력, 답변, 메모가 없습니다."),
    .answered: ("Answered", "답변"),
    .noted: ("Note", "메모"),
    .exitStatus: ("exit status", "종료 상태"),
    .noOutput: ("(no output)", "(출력 없음)"),
    .linesLeftOut: ("lines are not shown here; s saves all of them", "줄은 생략했습니다. s 키로 전체를 저장할 수 있습니다"),
    .readHere: ("read", "읽은 값"),
    .standingNothing: ("Nothing was read from it.", "읽은 값이 없습니다."),
    .standingUndone: ("taken back, does not count", "되돌림: 반영되지 않음"),
    .standingSuperseded: ("No longer counts: a later look is newer.", "더 최근에 확인한 값이 있어 반영되지 않습니다."),
    .standingVoid: (
      "No longer counts: something was changed after it, or it was looked at again.", "이후에 변경하거나 다시 확인하여 반영되지 않습니다."
    ),
    .standingHint: ("A hint only: it was seen from this machine.", "참고용: 이 컴퓨터에서 확인한 값입니다."),
    .notesTitle: ("Note", "메모"),
    .notesText: (
      "Type a note, then Enter. It is kept in the session with its time, and cannot be taken back.",
      "메모를 입력하고 Enter를 누르십시오. 시각과 함께 세션에 저장되며 되돌릴 수 없습니다."
    ),
    .notesEmpty: ("Nothing noted yet.", "아직 메모가 없습니다."),
    .noteMissing: ("There is nothing to note yet.", "메모할 내용을 입력하십시오."),
    .notFound: ("not found", "찾을 수 없음"),
    .paletteTitle: ("What can be done here", "여기서 쓸 수 있는 기능"),
    .paletteNone: ("Nothing here is called so.", "그런 이름의 기능이 없습니다."),
    .noClipboard: ("This terminal has no clipboard; use save (s).", "이 터미널에는 클립보드가 없습니다. 저장(s)을 사용하십시오."),
    .nothingToCopy: ("There is nothing to copy here.", "여기에는 복사할 내용이 없습니다."),
    .nothingToSave: ("There is nothing to save here.", "여기에는 저장할 내용이 없습니다."),
    .approveFirst: (
      "Approve the change first; its commands go nowhere before.", "먼저 변경을 승인하십시오. 승인 전에는 명령을 내보내지 않습니다."
    ),
    .tooLongToCopy: (
      "That is more than a terminal's clipboard takes; use save (s).", "터미널 클립보드에 담기에는 너무 깁니다. 저장(s)을 사용하십시오."
    ),
    .copied: (
      "Sent to the terminal; whether its clipboard takes it is the terminal's business.",
      "터미널로 보냈습니다. 클립보드에 담기는지는 터미널 설정에 따릅니다."
    ),
    .notCopied: ("tmux did not take it; use save (s).", "tmux에 전달하지 못했습니다. 저장(s)을 사용하십시오."),
    .savingTitle: ("Save as", "파일로 저장"),
    .savingText: (
      "File name, in the folder where Taloscope was started, or a whole path. Nothing is overwritten.",
      "파일 이름(Taloscope를 시작한 폴더 기준) 또는 전체 경로를 입력하십시오. 기존 파일은 덮어쓰지 않습니다."
    ),
    .savingScript: ("A name that ends in .sh gets a script in place of the lines.", ".sh로 끝나는 이름을 쓰면 스크립트로 저장합니다."),
    .fileNameMissing: ("A file name is needed.", "파일 이름이 필요합니다."),
    .saved: ("Saved", "저장됨"),
    .readRuns: (
      "A read is on its way. q again leaves without its answer, Ctrl-C stops it.",
      "읽기 명령의 응답을 기다리는 중입니다. q를 다시 누르면 응답 없이 종료하고, Ctrl-C를 누르면 중지합니다."
    ),
    .writing: ("Writing the file", "파일 저장 중"),
    .stopped: ("Stopped.", "중지했습니다."),
  ]
}
